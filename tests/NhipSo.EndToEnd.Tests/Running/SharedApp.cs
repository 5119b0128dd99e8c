using System.Text.Json.Nodes;

namespace NhipSo.EndToEnd.Tests.Running;

/// <summary>One deployment and one instance for the tests that leave both as they found them; each test takes a period of its own.</summary>
public sealed class SharedApp : IAsyncLifetime
{
    private static int periods;

    /// <summary>The deployment.</summary>
    public Deployment Deployment { get; private set; } = null!;

    /// <summary>The instance.</summary>
    public AppInstance App { get; private set; } = null!;

    /// <summary>The keys by name.</summary>
    public IReadOnlyDictionary<string, string> Keys => Deployment.Keys;

    /// <summary>A period of the time of the 63 provinces that no other test has: 2024-01 to 2025-04.</summary>
    public static string NextPeriod()
    {
        var month = Interlocked.Increment(ref periods) - 1;
        return month < 16 ? $"{2024 + (month / 12)}-{(month % 12) + 1:D2}" : throw new InvalidOperationException("No period is left.");
    }

    /// <summary>The newest snapshot of that name, once it is at least at that sequence, as the public reads it.</summary>
    public Task<JsonNode> SnapshotAsync(string name, long sequence) => Deployment.SnapshotAsync(name, sequence);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Deployment = await Deployment.CreateAsync();
        App = await Deployment.StartAppAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Deployment.DisposeAsync();
    }
}

/// <summary>The tests that share <see cref="SharedApp"/>.</summary>
[CollectionDefinition(nameof(SharedApp))]
public sealed class SharedAppTests : ICollectionFixture<SharedApp>;
