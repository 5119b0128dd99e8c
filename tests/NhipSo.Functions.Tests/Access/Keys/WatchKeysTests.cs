using Microsoft.Extensions.Logging;
using NhipSo.Functions.Access;
using NhipSo.Functions.Access.Keys;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Tests.Access.Keys;

/// <summary>What whoever runs the system is told of keys that end.</summary>
public sealed class WatchKeysTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private readonly ManualTime time = new(Shipped.Received);

    [Fact]
    public async Task Keys_that_end_within_30_days_are_said_but_for_those_that_ended_or_have_another_in_their_place()
    {
        foreach (var (id, days, says) in new[] { ("soon", 30, null), ("later", 31, null), ("ended", 0, null), ("revoked", 5, "revoked"), ("rotated", 5, "rotatedTo") })
        {
            var row = new StoredKey(id, "00", "24", new HashSet<Role> { Role.Sign }, null, time.Now + Duration.FromDays(days)).ToRow("key");
            if (says is not null)
                row[says] = says == "revoked" ? time.GetUtcNow() : "later";
            await storage.Tables.GetTableClient(TableNames.Keys).UpsertEntityAsync(row);
        }

        using var keys = new KeyTable(storage.Tables, time);
        var log = new Said();
        await new WatchKeys(keys, time, log).RunAsync(null!, default);
        Assert.StartsWith("Key expires: soon of 24 at ", Assert.Single(log.Messages), StringComparison.Ordinal);
    }

    private sealed class Said : ILogger<WatchKeys>
    {
        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add(formatter(state, exception));
    }
}
