using NhipSo.Domain.Definitions;
using NhipSo.Functions.Polling;
using NodaTime;

namespace NhipSo.Functions.Measuring;

/// <summary>A source that figures are made from.</summary>
/// <param name="Source">The source.</param>
/// <param name="Summed">How far it is summed up, or null.</param>
/// <param name="IsRetired">Whether it is defined no more: what it measured still counts, and nothing is due of it after that.</param>
public sealed record MeasuredSource(Source Source, SummedUp? Summed, bool IsRetired)
{
    /// <summary>The last day up to <paramref name="end"/> that it speaks of; of a retired one the day that it went is the last.</summary>
    public LocalDate Last(LocalDate end) => IsRetired ? LocalDate.Min(end, Summed!.Through) : end;
}

/// <summary>Every source that there is, and those that were: taking a system out does not change what it measured.</summary>
public sealed class MeasuredSources(SourceDirectory directory, MeasuredProgress progress)
{
    /// <summary>Those that may speak of a day or of later ones; one range read, and a read each that was.</summary>
    public async Task<IReadOnlyList<MeasuredSource>> ReadAsync(LocalDate from, CancellationToken cancellationToken)
    {
        var summed = await progress.ReadAsync(cancellationToken);
        var sources = (await directory.ReadAsync(cancellationToken)).Select(source => new MeasuredSource(source, summed.GetValueOrDefault(source.Id), false)).ToList();
        var defined = sources.Select(each => each.Source.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, until) in summed.Where(pair => !defined.Contains(pair.Key) && from <= pair.Value.Through))
        {
            if (await progress.FindDefinitionAsync(id, cancellationToken) is { } source)
                sources.Add(new(source, until, true));
        }

        return sources;
    }
}
