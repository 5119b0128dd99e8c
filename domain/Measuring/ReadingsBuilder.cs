using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Measuring;

/// <summary>
/// Gathers what an answer says, metric by metric and unit by unit: what is said of one metric several times is summed, multiplied
/// by its factor and kept when it can be. A value that cannot be read spoils its own sum and no other.
/// </summary>
/// <param name="source">The source, whose metrics are counted from 0.</param>
public sealed class ReadingsBuilder(Source source)
{
    private const int MaxFaults = 20;
    private readonly SortedDictionary<string, Cell[]> cells = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];
    private readonly HashSet<string> unknown = new(StringComparer.Ordinal);
    private (string Unit, Cell[] Cells) last = ("", []);
    private int lost;

    /// <summary>Notes that the answer speaks of a unit, whether or not it says anything of it.</summary>
    public void See(string unit) => _ = CellsOf(unit);

    /// <summary>Adds a value.</summary>
    public void Add(string unit, int metric, double value)
    {
        ref var cell = ref CellsOf(unit)[metric];
        cell.Sum += value;
        cell.IsSaid = true;
    }

    /// <summary>Notes a value that cannot be read, and why.</summary>
    public void Spoil(string unit, int metric, string why)
    {
        ref var cell = ref CellsOf(unit)[metric];
        cell.Fault ??= why;
    }

    /// <summary>Notes a row of a unit that nobody knows.</summary>
    public void Unknown(string written)
    {
        if (unknown.Add(written))
            Lose($"unit '{written}' is not known; name it in rows.others, or correct rows.scheme");
    }

    /// <summary>Notes a row whose values are lost, and why.</summary>
    public void Lose(string fault)
    {
        lost += source.Metrics.Length;
        Fault(fault);
    }

    /// <summary>Notes something else that is wrong with the answer.</summary>
    public void Fault(string fault)
    {
        if (faults.Count < MaxFaults && !faults.Contains(fault))
            faults.Add(fault);
    }

    /// <summary>What was gathered.</summary>
    public Readings Build()
    {
        if (source.Rows is null)
            See(source.Owner);
        var units = ImmutableArray.CreateBuilder<Reading>(cells.Count);
        var (missing, outOfBounds) = (lost, 0);
        foreach (var (unit, said) in cells)
        {
            var values = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
            for (var i = 0; i < said.Length; i++)
            {
                var metric = source.Metrics[i];
                var value = said[i].Sum * metric.Factor;
                if (said[i].WhyNot(value) is { } why)
                {
                    missing++;
                    Fault($"{unit}/{metric.Code}: {why}");
                }
                else if (value < metric.Min || value > metric.Max)
                {
                    outOfBounds++;
                    Fault(FormattableString.Invariant($"{unit}/{metric.Code}: {value} is out of bounds"));
                }
                else
                {
                    values.Add(metric.Code, value);
                }
            }

            if (values.Count > 0)
                units.Add(new(unit, values.ToImmutable()));
        }

        if (cells.Count == 0 && lost == 0)
        {
            missing = source.Metrics.Length;
            Fault("the answer has no row of any unit");
        }

        return new(units.ToImmutable(), [.. faults], missing, outOfBounds);
    }

    private Cell[] CellsOf(string unit)
    {
        if (last.Cells.Length > 0 && string.Equals(last.Unit, unit, StringComparison.Ordinal))
            return last.Cells;
        if (!cells.TryGetValue(unit, out var found))
            cells.Add(unit, found = new Cell[source.Metrics.Length]);
        last = (unit, found);
        return found;
    }

    private struct Cell
    {
        public double Sum;
        public bool IsSaid;
        public string? Fault;

        public readonly string? WhyNot(double value) => Fault ?? (!IsSaid ? "missing" : double.IsFinite(value) ? null : "is no finite number");
    }
}
