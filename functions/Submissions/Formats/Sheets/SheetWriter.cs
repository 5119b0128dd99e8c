using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace NhipSo.Functions.Submissions.Formats.Sheets;

/// <summary>Writes the workbook of a report: the sheet that people fill in, and the hidden one behind it.</summary>
public static class SheetWriter
{
    private const string SheetName = "Báo cáo";
    private const uint A4 = 9;

    /// <summary>The bytes of the workbook.</summary>
    public static byte[] Write(SheetContent content)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var (looks, rules, lists) = (new Looks(), new SheetRules(), new SheetLists());
            var (grid, hidden) = (new SheetGrid(looks), new SheetGrid(looks));
            var layout = new SheetLayout(content, grid, rules, lists);
            layout.Write();
            lists.Write(hidden, content);

            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = SheetOf(grid, layout.HeaderRow, rules);
            var behind = workbook.AddNewPart<WorksheetPart>();
            behind.Worksheet = new(hidden.Data, new SheetProtection { Sheet = true, Objects = true, Scenarios = true });
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = looks.Write();
            workbook.Workbook = WorkbookOf(workbook.GetIdOfPart(sheet), workbook.GetIdOfPart(behind), lists, layout.HeaderRow);
        }

        return stream.ToArray();
    }

    private static Workbook WorkbookOf(string sheet, string behind, SheetLists lists, int headerRow) => new(
        new WorkbookProtection { LockStructure = true },
        new BookViews(new WorkbookView()),
        new DocumentFormat.OpenXml.Spreadsheet.Sheets(
            new Sheet { Name = SheetName, SheetId = 1, Id = sheet },
            new Sheet { Name = SheetMarks.SheetName, SheetId = 2, Id = behind, State = SheetStateValues.Hidden }),
        new DefinedNames(lists.Names.Prepend(new()
        {
            Name = "_xlnm.Print_Titles",
            LocalSheetId = 0,
            Text = string.Create(CultureInfo.InvariantCulture, $"'{SheetName}'!${headerRow}:${headerRow}"),
        })),
        new CalculationProperties { FullCalculationOnLoad = true });

    private static Worksheet SheetOf(SheetGrid grid, int headerRow, SheetRules rules) => new(
        new SheetProperties(new PageSetupProperties { FitToPage = true }),
        new SheetViews(new SheetView(
            new Pane
            {
                VerticalSplit = headerRow,
                TopLeftCell = string.Create(CultureInfo.InvariantCulture, $"A{headerRow + 1}"),
                ActivePane = PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            })
        { WorkbookViewId = 0, ShowGridLines = false }),
        new Columns(SheetLayout.Widths.Select((width, index) => new Column
        {
            Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true, Hidden = index == 0 ? true : null,
        })),
        grid.Data,
        new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, FormatRows = false },
        grid.Merged,
        rules.Write(),
        new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.3, Footer = 0.3 },
        new PageSetup { PaperSize = A4, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
        new HeaderFooter(new OddFooter("&CTrang &P/&N")));
}
