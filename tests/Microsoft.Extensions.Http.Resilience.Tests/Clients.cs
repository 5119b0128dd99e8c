using Microsoft.Extensions.DependencyInjection;
using Polly;

namespace Microsoft.Extensions.Http.Resilience.Tests;

/// <summary>Clients as an app makes them, by name from the factory.</summary>
internal sealed class Clients : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Clients(ServiceProvider services) => this.services = services;

    /// <summary>Registers clients; <paramref name="time"/> replaces the clock of their pipelines.</summary>
    public static Clients With(Action<IServiceCollection> register, TimeProvider? time = null)
    {
        var collection = new ServiceCollection();
        if (time is not null)
            collection.AddTransient(_ => new ResiliencePipelineBuilder { TimeProvider = time });
        register(collection);
        return new Clients(collection.BuildServiceProvider());
    }

    /// <summary>One client named <c>source</c>, whose retries follow at once unless configured otherwise.</summary>
    public static Clients WithOne(Action<HttpStandardResilienceOptions>? configure = null, TimeProvider? time = null) =>
        With(
            collection => collection.AddHttpClient("source").AddStandardResilienceHandler(options =>
            {
                options.Retry.Delay = TimeSpan.Zero;
                configure?.Invoke(options);
            }),
            time);

    public HttpClient Create(string name = "source") =>
        services.GetRequiredService<IHttpClientFactory>().CreateClient(name);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
