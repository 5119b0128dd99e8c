using System.Collections.Immutable;
using System.Globalization;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Submissions.Formats;

/// <summary>What a sheet says of itself on a hidden one, so that it is sent nowhere else.</summary>
internal static class SheetMarks
{
    /// <summary>The name of the hidden sheet.</summary>
    public const string SheetName = "NhipSo";

    /// <summary>How many rows a sheet has at most beside those of values: headings, the report's status and reason.</summary>
    public const int MaxOtherRows = 200;

    /// <summary>What stands before the keys of rows that are of the whole report.</summary>
    public const string Report = "report:";

    /// <summary>The key of the row with how final the figures are.</summary>
    public const string Status = Report + "status";

    /// <summary>The key of the row with why the report corrects.</summary>
    public const string Reason = Report + "reason";

    /// <summary>The key of the row with the names of the columns, for people.</summary>
    public const string Header = Report + "header";

    /// <summary>The mark that keeps the hash of the revision whose figures the sheet was written with.</summary>
    public const string Hash = "hash";

    /// <summary>What a sheet of an obligation must say, in its order.</summary>
    public static ImmutableArray<(string Name, string Value)> Of(Obligation obligation) =>
    [
        ("form", obligation.Form.Code),
        ("formVersion", obligation.Form.Version.ToString(CultureInfo.InvariantCulture)),
        ("period", obligation.Period.Code),
        ("unit", obligation.Unit.Id),
    ];

    /// <summary>What a mark says of the sheet, in words.</summary>
    public static Text NameOf(string mark) => mark switch
    {
        "form" => new("của chế độ báo cáo", "of the form"),
        "formVersion" => new("của phiên bản", "of version"),
        "period" => new("của kỳ", "of the period"),
        _ => new("của đơn vị", "of the unit"),
    };
}
