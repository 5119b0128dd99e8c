using System.Text.Json;
using NhipSo.Functions.Http;
using NhipSo.Functions.Publishing;
using NodaTime;

namespace NhipSo.Functions.Tests.Publishing;

public class SnapshotIndexTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 8, 0);

    [Fact]
    public void Whatever_is_not_named_yet_is_behind() => Assert.True(SnapshotIndex.Empty.IsBehind("a", 0, "v1"));

    [Theory]
    [InlineData(6, "v1", false)]
    [InlineData(6, "v2", false)]
    [InlineData(7, "v1", false)]
    [InlineData(7, "v2", true)]
    [InlineData(8, "v1", true)]
    public void Only_a_higher_sequence_or_the_same_with_other_definitions_replaces_an_entry(long sequence, string definitions, bool isBehind) =>
        Assert.Equal(isBehind, Index().IsBehind("a", sequence, definitions));

    [Fact]
    public void An_entry_replaces_its_own_and_no_other()
    {
        var replaced = Index().With("b", new("b1", 1, "v1", Now)).With("a", new("a2", 8, "v1", Now + Duration.FromSeconds(1)));
        Assert.Equal(["a", "b"], replaced.Entries.Keys);
        Assert.Equal(("a2", "b1"), (replaced.Entries["a"].Path, replaced.Entries["b"].Path));
        Assert.Equal(Now + Duration.FromSeconds(1), replaced.AsOf);
    }

    [Fact]
    public void It_reads_back_as_it_was_written()
    {
        var index = Index().With("b", new("b1", 1, "v1", Now));
        var read = JsonSerializer.Deserialize<SnapshotIndex>(JsonSerializer.Serialize(index, ApiJson.Options), ApiJson.Options)!;
        Assert.Equal(index.AsOf, read.AsOf);
        Assert.Equal(index.Entries.AsEnumerable(), read.Entries.AsEnumerable());
        Assert.Equal(1, read.Version);
    }

    private static SnapshotIndex Index() => SnapshotIndex.Empty.With("a", new("a1", 7, "v1", Now));
}
