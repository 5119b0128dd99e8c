using System.Runtime.CompilerServices;
using System.Text;
using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Polling.Reading;

/// <summary>The samples of a page that a source keeps, found by the bytes of their name: worked out once a source, not once a poll.</summary>
internal sealed class WantedSamples
{
    private static readonly ConditionalWeakTable<Source, WantedSamples> Known = [];
    private readonly Dictionary<byte[], Wanted[]>.AlternateLookup<ReadOnlySpan<byte>> byName;

    private WantedSamples(Source source)
    {
        byName = source.Metrics.Select((metric, index) => (metric, index)).GroupBy(pair => pair.metric.From, StringComparer.Ordinal)
            .ToDictionary(
                group => Encoding.UTF8.GetBytes(group.Key),
                group => group.Select(pair => new Wanted(pair.index, LabelsOf(pair.metric))).ToArray(),
                new ByBytes())
            .GetAlternateLookup<ReadOnlySpan<byte>>();
        Unit = source.Rows is { } rows ? Encoding.UTF8.GetBytes(rows.Unit) : null;
        HasLabels = Unit is not null || source.Metrics.Any(metric => metric.Labels is { IsEmpty: false });
    }

    /// <summary>The label that names a sample's unit, or null.</summary>
    public byte[]? Unit { get; }

    /// <summary>Whether labels decide anything.</summary>
    public bool HasLabels { get; }

    public static WantedSamples Of(Source source) => Known.GetValue(source, static source => new(source));

    /// <summary>The metrics that a sample of that name may be part of, or null.</summary>
    public Wanted[]? Find(ReadOnlySpan<byte> name) => byName.TryGetValue(name, out var wanted) ? wanted : null;

    private static (byte[] Name, byte[] Value)[] LabelsOf(SourceMetric metric) =>
        metric.Labels is null ? [] : [.. metric.Labels.Select(label => (Encoding.UTF8.GetBytes(label.Key), Encoding.UTF8.GetBytes(label.Value)))];

    /// <summary>A metric and the labels that its samples carry.</summary>
    internal sealed record Wanted(int Metric, (byte[] Name, byte[] Value)[] Labels);

    private sealed class ByBytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
