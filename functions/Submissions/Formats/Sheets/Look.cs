using DocumentFormat.OpenXml.Spreadsheet;

namespace NhipSo.Functions.Submissions.Formats.Sheets;

/// <summary>What a cell is printed in.</summary>
internal enum Ink
{
    /// <summary>The plain letters.</summary>
    Plain,

    /// <summary>Headings.</summary>
    Bold,

    /// <summary>The title.</summary>
    Title,

    /// <summary>What is said beside.</summary>
    Faint,
}

/// <summary>What a cell is filled with.</summary>
internal enum Ground
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Every workbook's second fill; no cell has it.</summary>
    Reserved,

    /// <summary>A cell to fill in.</summary>
    Input,

    /// <summary>A cell that must be filled in.</summary>
    Required,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A figure that the system or the sheet gives.</summary>
    Given,
}

/// <summary>How a cell looks, and whether it can be changed.</summary>
/// <param name="Ink">The letters.</param>
/// <param name="Ground">The fill.</param>
/// <param name="Format">The number format; <c>@</c> keeps what is typed a text.</param>
/// <param name="IsFramed">Whether it has a border.</param>
/// <param name="IsUnlocked">Whether it can be changed.</param>
internal sealed record Look(Ink Ink = Ink.Plain, Ground Ground = Ground.None, string Format = "General", bool IsFramed = false, bool IsUnlocked = false)
{
    /// <summary>A format that keeps what is typed a text.</summary>
    public const string AsText = "@";

    /// <summary>A number with so many decimals.</summary>
    public static string Decimals(int count) => count == 0 ? "#,##0" : $"#,##0.{new string('0', count)}";
}

/// <summary>The looks that a workbook uses.</summary>
internal sealed class Looks
{
    /// <summary>The first number of a format that a workbook writes itself.</summary>
    private const uint FirstFormat = 164;

    private readonly List<Look> looks = [new()];

    /// <summary>The style index of a look.</summary>
    public uint IndexOf(Look look)
    {
        var index = looks.IndexOf(look);
        if (index >= 0)
            return (uint)index;
        looks.Add(look);
        return (uint)looks.Count - 1;
    }

    /// <summary>The styles.</summary>
    public Stylesheet Write()
    {
        var formats = looks.Select(look => look.Format).Distinct(StringComparer.Ordinal).ToList();
        return new(
            new NumberingFormats(formats.Select((code, index) => new NumberingFormat { NumberFormatId = FirstFormat + (uint)index, FormatCode = code })),
            new Fonts(Enum.GetValues<Ink>().Select(FontOf)),
            new Fills(Enum.GetValues<Ground>().Select(FillOf)),
            new Borders(BorderOf(null), BorderOf(BorderStyleValues.Thin)),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(looks.Select(look => new CellFormat
            {
                NumberFormatId = FirstFormat + (uint)formats.IndexOf(look.Format),
                FontId = (uint)look.Ink,
                FillId = (uint)look.Ground,
                BorderId = look.IsFramed ? 1u : 0u,
                FormatId = 0,
                ApplyNumberFormat = true,
                ApplyFont = true,
                ApplyFill = true,
                ApplyBorder = true,
                ApplyAlignment = true,
                ApplyProtection = true,
                Alignment = new() { Vertical = VerticalAlignmentValues.Top, WrapText = true },
                Protection = new() { Locked = !look.IsUnlocked },
            })),
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
    }

    private static Font FontOf(Ink ink)
    {
        var font = new Font();
        if (ink is Ink.Bold or Ink.Title)
            font.Append(new Bold());
        font.Append(
            new FontSize { Val = ink switch { Ink.Title => 14, Ink.Faint => 9, _ => 11 } },
            new Color { Rgb = ink == Ink.Faint ? "FF555555" : "FF000000" },
            new FontName { Val = "Times New Roman" });
        return font;
    }

    private static Fill FillOf(Ground ground) => new(ground switch
    {
        Ground.None => new PatternFill { PatternType = PatternValues.None },
        Ground.Reserved => new PatternFill { PatternType = PatternValues.Gray125 },
        _ => new PatternFill(new ForegroundColor { Rgb = ColourOf(ground) }) { PatternType = PatternValues.Solid },
    });

    private static string ColourOf(Ground ground) => ground switch
    {
        Ground.Input => "FFFFFDE7",
        Ground.Required => "FFFFE0B2",
        Ground.Heading => "FFD6E4F0",
        _ => "FFF2F2F2",
    };

    private static Border BorderOf(BorderStyleValues? style)
    {
        T Side<T>(T side) where T : BorderPropertiesType
        {
            if (style is { } drawn)
                side.Style = drawn;
            return side;
        }

        return new(Side(new LeftBorder()), Side(new RightBorder()), Side(new TopBorder()), Side(new BottomBorder()), new DiagonalBorder());
    }
}
