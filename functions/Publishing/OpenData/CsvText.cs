using System.Globalization;
using System.Text;

namespace NhipSo.Functions.Publishing.OpenData;

/// <summary>Lines of RFC 4180: quoted where they must be, figures with a point.</summary>
internal sealed class CsvText
{
    private readonly StringBuilder text = new();

    /// <summary>Adds a line.</summary>
    public CsvText Line(params ReadOnlySpan<object?> cells)
    {
        for (var index = 0; index < cells.Length; index++)
        {
            if (index > 0)
                text.Append(',');
            Append(Convert.ToString(cells[index], CultureInfo.InvariantCulture) ?? "");
        }

        text.Append("\r\n");
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private void Append(string cell)
    {
        if (cell.AsSpan().IndexOfAny(",\"\r\n") < 0)
            text.Append(cell);
        else
            text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
