namespace NhipSo.Functions.Submissions.Formats;

/// <summary>The columns of a sheet or a CSV file, by the names of their header.</summary>
internal sealed class TableColumns
{
    /// <summary>What a row is of.</summary>
    public const string Indicator = "indicator";

    /// <summary>Its value.</summary>
    public const string Value = "value";

    /// <summary>How final it is.</summary>
    public const string Status = "status";

    /// <summary>What is said of it.</summary>
    public const string Comment = "comment";

    /// <summary>The indicator's name, for people.</summary>
    public const string Name = "name";

    /// <summary>Its unit of measure, for people.</summary>
    public const string Unit = "unit";

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        [Indicator] = Indicator, ["chi_tieu"] = Indicator,
        [Value] = Value, ["gia_tri"] = Value,
        [Status] = Status, ["trang_thai"] = Status,
        [Comment] = Comment, ["ghi_chu"] = Comment,
        [Name] = Name, ["ten"] = Name,
        [Unit] = Unit, ["don_vi_tinh"] = Unit,
    };

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    private TableColumns()
    {
    }

    /// <summary>Reads a header.</summary>
    /// <param name="header">Its names, in their order; blank ones name nothing.</param>
    /// <param name="fault">The first name that is none or is there twice, with its index; or a missing one, with -1; or null.</param>
    public static TableColumns Read(IReadOnlyList<string> header, out (int Index, string Name)? fault)
    {
        var columns = new TableColumns();
        fault = null;
        for (var index = 0; index < header.Count; index++)
        {
            var written = header[index].Trim();
            if (written.Length > 0 && (!Names.TryGetValue(written, out var name) || !columns.places.TryAdd(name, index)))
                fault ??= (index, written);
        }

        if (!columns.places.ContainsKey(Indicator))
            fault ??= (-1, Indicator);
        if (!columns.places.ContainsKey(Value))
            fault ??= (-1, Value);
        return columns;
    }

    /// <summary>Where the values are, from 0.</summary>
    public int ValueIndex => places[Value];

    /// <summary>A row of these columns.</summary>
    /// <param name="cellAt">The cell at an index, or at -1 where there is no such column.</param>
    public TableRow RowOf(Func<int, TableCell> cellAt)
    {
        TableCell CellOf(string name) => cellAt(places.GetValueOrDefault(name, -1));
        return new(CellOf(Indicator), CellOf(Value), CellOf(Status), CellOf(Comment));
    }
}
