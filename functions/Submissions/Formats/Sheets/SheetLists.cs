using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Submissions.Formats.Sheets;

/// <summary>The hidden sheet: what the workbook is of, and the lists that cells choose from, a column each.</summary>
internal sealed class SheetLists
{
    /// <summary>The name of the list of how final figures can be.</summary>
    public const string Statuses = "NhipSo_status";

    private const int FirstListColumn = 3;

    private readonly List<(string Name, string[] Items)> lists = [(Statuses, [.. Enum.GetValues<ValueStatus>().Select(status => StatusNames.Of(status).Vi)])];

    /// <summary>The name of the list of what a choice offers.</summary>
    public string NameOf(Indicator choice)
    {
        var name = $"NhipSo_choice_{choice.Code}";
        if (!lists.Exists(list => list.Name == name))
            lists.Add((name, [.. choice.Options.Select(option => option.Name.Vi)]));
        return name;
    }

    /// <summary>The names of the lists, with where they are.</summary>
    public IEnumerable<DefinedName> Names => lists.Select((list, index) => new DefinedName
    {
        Name = list.Name,
        Text = string.Create(CultureInfo.InvariantCulture, $"{SheetMarks.SheetName}!${ColumnOf(index)}$1:${ColumnOf(index)}${list.Items.Length}"),
    });

    /// <summary>Writes the rows.</summary>
    public void Write(SheetGrid grid, SheetContent content)
    {
        List<(string Name, string Value)> marks = [.. SheetMarks.Of(content.Obligation)];
        if (content.Revision is { } revision)
            marks.Add((SheetMarks.Hash, revision.Hash));
        var look = new Look(Format: Look.AsText);
        for (var row = 0; row < Math.Max(marks.Count, lists.Max(list => list.Items.Length)); row++)
        {
            grid.NextRow();
            if (row < marks.Count)
            {
                grid.Text("A", marks[row].Name, look);
                grid.Text("B", marks[row].Value, look);
            }

            for (var index = 0; index < lists.Count; index++)
            {
                if (row < lists[index].Items.Length)
                    grid.Text(ColumnOf(index), lists[index].Items[row], look);
            }
        }
    }

    private static string ColumnOf(int index) => XlsxCells.ColumnNameOf(FirstListColumn + index);
}
