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

/// <summary>An indicator as a form asks for it.</summary>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Required">Whether a report without it is incomplete.</param>
public sealed record FormItem(string Indicator, bool Required = false);

/// <summary>One version of a list of indicators asked of a kind of unit (chế độ báo cáo).</summary>
/// <param name="Code">Stable over the versions.</param>
/// <param name="Version">Counts from 1; a submission names the version that it was checked against.</param>
/// <param name="Name">The report's name.</param>
/// <param name="UnitKind">Who reports.</param>
/// <param name="FirstPeriod">The first period that is asked for.</param>
/// <param name="Calendar">Which window a period has, and until when its report is due.</param>
/// <param name="Publish">When the figures become public.</param>
/// <param name="Items">What is asked, in the order of the form.</param>
/// <param name="Source">On what ground the form asks.</param>
public sealed record Form(
    string Code,
    int Version,
    Text Name,
    UnitKind UnitKind,
    Period FirstPeriod,
    PeriodCalendar Calendar,
    Publication Publish,
    ImmutableArray<FormItem> Items,
    string Source);
