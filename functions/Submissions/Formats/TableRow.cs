namespace NhipSo.Functions.Submissions.Formats;

/// <summary>What one cell of a sheet or a CSV file says.</summary>
/// <param name="Written">What was written, or how a number that is not written as text reads; empty for nothing.</param>
/// <param name="Place">Where: a line and column, or a cell.</param>
/// <param name="Number">The number, of a cell that holds one.</param>
/// <param name="Kind">What the cell holds.</param>
/// <param name="IsFormula">Whether a formula made it.</param>
internal sealed record TableCell(string Written, string Place, CellKind Kind = CellKind.Text, decimal? Number = null, bool IsFormula = false)
{
    /// <summary>Whether it says nothing.</summary>
    public bool IsBlank => Kind == CellKind.Text && string.IsNullOrWhiteSpace(Written);
}

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number in per cent: 0.12 that reads 12%.</summary>
    Percent,

    /// <summary>A date, an error, a truth value: never a figure.</summary>
    Other,
}

/// <summary>A row of a sheet or a CSV file.</summary>
/// <param name="Key">What it is of: an indicator's code, <c>CP08/part</c>, <c>text:code</c>, <c>recommendation</c> or <c>evidence</c>.</param>
/// <param name="Value">The value.</param>
/// <param name="Status">How final it is.</param>
/// <param name="Comment">What is said of it.</param>
internal sealed record TableRow(TableCell Key, TableCell Value, TableCell Status, TableCell Comment)
{
    /// <summary>What stands before the code of a text of the outline.</summary>
    public const string Text = "text:";

    /// <summary>The key of a recommendation: its text is the value, who is to answer the comment.</summary>
    public const string Recommendation = "recommendation";

    /// <summary>The key of a file: its name is the value, its hash the comment.</summary>
    public const string Evidence = "evidence";
}
