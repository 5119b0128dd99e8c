using System.Collections.Immutable;
using NhipSo.Domain.Periods;

namespace NhipSo.Domain.Definitions;

/// <summary>When the figures of a form become public.</summary>
public enum Publication
{
    /// <summary>As soon as they are received.</summary>
    Receipt,

    /// <summary>When the ministry has confirmed them.</summary>
    Confirmation,
}

/// <summary>What the figures of a form are. A value is keyed by indicator, unit, window and this.</summary>
public enum Standing
{
    /// <summary>What was (báo cáo).</summary>
    Actual,

    /// <summary>What is planned for a year (kế hoạch năm).</summary>
    Plan,

    /// <summary>What a ministry publishes for the country; the sum of the units stands beside it, not in its place.</summary>
    Published,
}

/// <summary>An indicator as a form asks for it.</summary>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Required">Whether a report without it is incomplete.</param>
/// <param name="Every">Asked only in a period that ends one of this kind: the last month of a quarter. Null for every period.</param>
/// <param name="Units">The ids of the units that it is asked of; empty for all that the form is.</param>
/// <param name="Dimension">The code of what it may be broken down by, or null.</param>
/// <param name="Min">The least value accepted here, where that is not the indicator's.</param>
/// <param name="Max">The greatest value accepted here, where that is not the indicator's.</param>
public sealed record FormItem(
    string Indicator,
    bool Required = false,
    PeriodKind? Every = null,
    ImmutableArray<string> Units = default,
    string? Dimension = null,
    decimal? Min = null,
    decimal? Max = null)
{
    /// <summary>The ids of the units that it is asked of; empty for all that the form is.</summary>
    public ImmutableArray<string> Units { get; init; } = Units.IsDefault ? [] : Units;

    /// <summary>Whether it is asked of <paramref name="unit"/> for <paramref name="period"/>.</summary>
    public bool IsAskedOf(Unit unit, Period period) =>
        (Every is not { } longer || period.Ends(longer)) && (Units.IsEmpty || Units.Contains(unit.Id));
}

/// <summary>A text that a report's outline asks for: difficulties, proposals.</summary>
/// <param name="Code">Small letters, digits and <c>-</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Required">Whether a report without it is incomplete.</param>
/// <param name="MaxLength">How many characters at most.</param>
public sealed record TextItem(string Code, Text Title, bool Required = false, int MaxLength = 4000);

/// <summary>A section of a report's outline (đề cương).</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Items">The figures that it asks for.</param>
/// <param name="Texts">The texts that it asks for.</param>
public sealed record Section(Text Title, ImmutableArray<FormItem> Items = default, ImmutableArray<TextItem> Texts = default)
{
    /// <summary>The figures that it asks for.</summary>
    public ImmutableArray<FormItem> Items { get; init; } = Items.IsDefault ? [] : Items;

    /// <summary>The texts that it asks for.</summary>
    public ImmutableArray<TextItem> Texts { get; init; } = Texts.IsDefault ? [] : Texts;
}

/// <summary>
/// One version of what is asked of a kind of unit (chế độ báo cáo), with the nine parts that the law wants of a periodic
/// report: name, content, who reports, who receives, frequency, cut-off, deadline (the last three in the calendar), method,
/// outline with its figures (TT 02/2023/TT-BTTTT).
/// </summary>
/// <param name="Code">Stable over the versions.</param>
/// <param name="Version">Counts from 1; a submission names the version that it was checked against.</param>
/// <param name="Name">The report's name (tên báo cáo).</param>
/// <param name="Content">What it is about (nội dung báo cáo).</param>
/// <param name="UnitKind">Who reports (đối tượng thực hiện).</param>
/// <param name="Recipient">The id of the unit that receives it (cơ quan nhận).</param>
/// <param name="FirstPeriod">The first period that this version is asked for.</param>
/// <param name="Calendar">Frequency, cut-off and deadline (tần suất, thời gian chốt số liệu, thời hạn gửi).</param>
/// <param name="Method">How it is sent (hình thức, phương thức gửi).</param>
/// <param name="Publish">When the figures become public.</param>
/// <param name="Outline">What is asked, in its order (mẫu đề cương, biểu mẫu số liệu).</param>
/// <param name="Source">On what ground the form asks; what is design says so.</param>
/// <param name="LastPeriod">The last period of the form, or null while it is asked.</param>
/// <param name="Units">The ids of the units that owe it; empty for all of the kind.</param>
/// <param name="Standing">What its figures are.</param>
/// <param name="Rules">What its figures must be to each other.</param>
/// <param name="DerivedFrom">The code of the form that its figures are drawn from; it is then owed by no one.</param>
/// <param name="ReplacedBy">The code of the form whose report, where its period ends one of this form's, is sent instead.</param>
/// <param name="Stage">Whether it is tried, rolled out or retired.</param>
public sealed record Form(
    string Code,
    int Version,
    Text Name,
    Text Content,
    UnitKind UnitKind,
    string Recipient,
    Period FirstPeriod,
    PeriodCalendar Calendar,
    Text Method,
    Publication Publish,
    ImmutableArray<Section> Outline,
    string Source,
    Period? LastPeriod = null,
    ImmutableArray<string> Units = default,
    Standing Standing = Standing.Actual,
    ImmutableArray<Rule> Rules = default,
    string? DerivedFrom = null,
    string? ReplacedBy = null,
    Stage? Stage = null)
{
    /// <summary>The ids of the units that owe it; empty for all of the kind.</summary>
    public ImmutableArray<string> Units { get; init; } = Units.IsDefault ? [] : Units;

    /// <summary>What its figures must be to each other.</summary>
    public ImmutableArray<Rule> Rules { get; init; } = Rules.IsDefault ? [] : Rules;

    /// <summary>Every indicator that it asks for, in the order of its outline.</summary>
    public ImmutableArray<FormItem> Items => [.. Outline.SelectMany(section => section.Items)];

    /// <summary>Every text that it asks for, in the order of its outline.</summary>
    public ImmutableArray<TextItem> Texts => [.. Outline.SelectMany(section => section.Texts)];

    /// <summary>Whether this version is asked for <paramref name="period"/>, newer versions aside. A pilot ends by itself.</summary>
    public bool Covers(Period period) =>
        period.Kind == Calendar.Frequency && period >= FirstPeriod && (LastPeriod is not { } last || period <= last)
        && (Calendar.Once is null || period == FirstPeriod)
        && (Stage is not { Kind: StageKind.Pilot, Ends: { } ends } || Calendar.Window(period).Start <= ends);

    /// <summary>Whether it is asked of <paramref name="unit"/> while that exists: by its kind, by name, and in a pilot only where it is tried.</summary>
    public bool IsAskedOf(Unit unit) => unit.Kind == UnitKind && IsNamed(Units, unit) && IsNamed(Stage?.Units ?? [], unit);

    private static bool IsNamed(ImmutableArray<string> ids, Unit unit) => ids.IsEmpty || ids.Contains(unit.Id);
}
