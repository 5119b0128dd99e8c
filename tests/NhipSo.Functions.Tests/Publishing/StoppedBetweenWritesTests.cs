using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using NhipSo.Functions.Publishing;

namespace NhipSo.Functions.Tests.Publishing;

/// <summary>Whichever write a process stops before, readers see the old or the new, whole; and the next run mends it.</summary>
public sealed class StoppedBetweenWritesTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private const string Period = "2025-03";

    [Fact]
    public async Task Stopped_before_any_write_what_is_named_is_there_and_whole()
    {
        var writes = new StopsWriting();
        var site = Press.SiteOf(storage, "stopped", writes);
        await site.Container.CreateAsync();
        using var press = new Press(storage, site: site);
        var sent = await press.SendAsync("cds-thang", Period, "01", """{"values":{"CP07_LK":1000,"CP09_LK":100}}""");
        await press.Publisher.PublishAllAsync(default);
        var stopped = 0;
        for (var allowed = 0; ; allowed++)
        {
            sent = await press.SendAsync("cds-thang", Period, "01", $$$"""{"values":{"CP07_LK":1000,"CP09_LK":{{{200 + allowed}}} }}""", sent.Head.Revision!.Hash, "Sửa");
            using var later = new Press(storage, site: site); // as a process that was started anew
            writes.Left = allowed;
            try
            {
                await later.Publisher.PublishAsync(new("cds-thang", NhipSo.Domain.Periods.Period.Parse(Period)), default);
                await later.Publisher.PublishAllAsync(default);
                writes.Left = int.MaxValue;
                break;
            }
            catch (Exception e) when (e is StoppedException or AggregateException or Azure.RequestFailedException)
            {
                stopped++;
            }

            writes.Left = int.MaxValue;
            Assert.InRange(await ShownAsync(press.Store), 100, 200 + allowed);
            await press.Publisher.PublishAllAsync(default);
            Assert.Equal(200 + allowed, await ShownAsync(press.Store));
        }

        Assert.InRange(stopped, 5, 1000);
    }

    /// <summary>The figure that readers see; every file that is named is read, so none is missing or half there.</summary>
    private static async Task<decimal> ShownAsync(SnapshotStore store)
    {
        var (index, _) = await store.ReadIndexAsync(default);
        foreach (var entry in index.Entries.Values)
        {
            using var json = JsonDocument.Parse(await store.ReadAsync(entry.Path, default));
            if (json.RootElement.TryGetProperty("files", out var files))
            {
                foreach (var file in files.EnumerateArray())
                    Assert.NotEmpty(await store.ReadAsync(file.GetProperty("path").GetString()!, default));
            }
        }

        using var shown = JsonDocument.Parse(await store.ReadAsync(index.Entries[$"submissions/cds-thang/{Period}"].Path, default));
        return shown.RootElement.GetProperty("submissions")[0].GetProperty("values").GetProperty("CP09_LK").GetDecimal();
    }

    private sealed class StoppedException() : Exception("The process stopped here.");

    /// <summary>Lets so many writes through and none after them.</summary>
    private sealed class StopsWriting : HttpPipelineSynchronousPolicy
    {
        private int left = int.MaxValue;

        public int Left { set => left = value; }

        public override void OnSendingRequest(HttpMessage message)
        {
            if (message.Request.Method != RequestMethod.Get && message.Request.Method != RequestMethod.Head && Interlocked.Decrement(ref left) < 0)
                throw new StoppedException();
        }
    }
}
