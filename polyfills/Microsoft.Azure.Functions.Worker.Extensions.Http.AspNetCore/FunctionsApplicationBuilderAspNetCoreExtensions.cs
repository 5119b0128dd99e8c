using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Standalone;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Lets an app's functions take requests and return results of ASP.NET Core.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>Serves the app's HTTP triggers. Only middleware that is added afterwards sees the request.</summary>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        builder.Services.AddRouting();
        builder.Services.AddMvcCore();
        builder.Services.AddSingleton<HttpFunctions>();
        builder.Use(HttpMiddleware.Around);
        if (Cors.Of(builder.Configuration) is { } policy && !builder.Mode.IsCustomHandler)
        {
            builder.Services.AddCors(options => options.AddDefaultPolicy(policy));
            builder.WhenBuilt.Add(app => app.UseCors());
        }

        builder.WhenBuilt.Add(app => app.Services.GetRequiredService<HttpFunctions>().Map(app, HostJson.RoutePrefix(app.Environment)));
        if (builder.Mode.IsCustomHandler)
            builder.WhenBuilt.Add(CustomHandler.Map);
        return builder;
    }
}
