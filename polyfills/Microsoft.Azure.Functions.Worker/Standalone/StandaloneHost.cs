using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>The host that stands in for the Functions host: a web application that holds the functions.</summary>
internal static class StandaloneHost
{
    /// <summary>Where the app listens unless <c>urls</c> says otherwise: as the Azure Functions Core Tools do.</summary>
    private const string DefaultUrl = "http://127.0.0.1:7071";

    /// <summary>A builder whose content root is the folder of the functions, as it is under the Functions host.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args, Assembly functions)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = functions.GetName().Name,
            ContentRootPath = Path.GetDirectoryName(functions.Location),
            EnvironmentName = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
                ?? Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT"),
        });
        // The weakest source, so that the app's own settings win: ASP.NET Core's four messages a request say nothing
        // of the functions.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = [new("Logging:LogLevel:Microsoft.AspNetCore", nameof(LogLevel.Warning))],
        });
        return builder;
    }

    /// <summary>Sets where the app listens; nowhere outside of this machine unless its settings say so.</summary>
    public static void Listen(WebApplicationBuilder builder, HostMode mode)
    {
        if (mode.IsCustomHandler)
            // Only there, whatever endpoints the settings name: a caller here is taken for the Functions host.
            builder.WebHost.UseUrls($"http://127.0.0.1:{mode.CustomHandlerPort}").PreferHostingUrls(true);
        else if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultUrl);
    }

    /// <summary>Registers the functions and what runs each kind of them, after checking that this host can.</summary>
    public static void AddFunctions(
        IServiceCollection services, IReadOnlyList<Function> functions, FunctionExecutionDelegate pipeline, HostMode mode)
    {
        foreach (var function in functions)
            function.Trigger.Check(function, mode);
        services.AddSingleton(mode);
        services.AddSingleton(functions);
        services.AddSingleton(pipeline);
        services.AddSingleton<Drain>();
        foreach (var trigger in functions.Select(function => function.Trigger).DistinctBy(trigger => trigger.GetType()))
            trigger.AddRuntime(services, mode);
    }
}
