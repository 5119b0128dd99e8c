using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Azure.Functions.Worker.Standalone;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Puts an app of functions together; what it builds serves the functions by itself.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly Assembly functions;
    private readonly Pipeline pipeline = new();
    private bool built;

    internal FunctionsApplicationBuilder(string[] args)
        : this(args, Assembly.GetEntryAssembly()!)
    {
    }

    internal FunctionsApplicationBuilder(string[] args, Assembly functions)
    {
        this.functions = functions;
        Web = StandaloneHost.CreateBuilder(args, functions);
        Mode = HostMode.Of(Web.Configuration);
        StandaloneHost.Listen(Web, Mode);
    }

    /// <inheritdoc/>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)Web).Properties;

    /// <inheritdoc/>
    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <inheritdoc cref="IHostApplicationBuilder.Configuration"/>
    public ConfigurationManager Configuration => Web.Configuration;

    /// <inheritdoc/>
    public IHostEnvironment Environment => Web.Environment;

    /// <inheritdoc/>
    public ILoggingBuilder Logging => Web.Logging;

    /// <inheritdoc/>
    public IMetricsBuilder Metrics => Web.Metrics;

    /// <inheritdoc cref="IHostApplicationBuilder.Services"/>
    public IServiceCollection Services => Web.Services;

    /// <summary>What the app is built on.</summary>
    internal WebApplicationBuilder Web { get; }

    /// <summary>Whether the app runs by itself or under a Functions host.</summary>
    internal HostMode Mode { get; }

    /// <summary>What extensions do with the app once it is built, in the order of registration.</summary>
    internal List<Action<WebApplication>> WhenBuilt { get; } = [];

    /// <inheritdoc/>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)Web).ConfigureContainer(factory, configure);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The app has been built.</exception>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ThrowIfBuilt();
        pipeline.Add(middleware);
        return this;
    }

    /// <summary>Builds the app, once.</summary>
    /// <exception cref="InvalidOperationException">
    /// The app has been built before, or has functions that cannot be run as they are declared.
    /// </exception>
    public IHost Build()
    {
        ThrowIfBuilt();
        built = true;
        StandaloneHost.AddFunctions(Services, FunctionDiscovery.In(functions), pipeline.Build(), Mode);
        var app = Web.Build();
        foreach (var action in WhenBuilt)
            action(app);
        return app;
    }

    private void ThrowIfBuilt()
    {
        if (built)
            throw new InvalidOperationException("The application has already been built.");
    }
}
