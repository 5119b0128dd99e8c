using System.Collections.Immutable;
using NodaTime;

namespace NhipSo.Domain.Definitions;

/// <summary>How a system's figures come to us.</summary>
public enum SourceKind
{
    /// <summary>It is polled and answers the text exposition format of Prometheus.</summary>
    OpenMetrics,

    /// <summary>It is polled and answers JSON.</summary>
    Json,

    /// <summary>It is polled and answers CSV.</summary>
    Csv,

    /// <summary>A page that is asked for to see whether it is there, how fast, and what it shows.</summary>
    Probe,

    /// <summary>It sends its figures itself.</summary>
    Push,

    /// <summary>The script that a portal embeds counts its visits.</summary>
    Beacon,

    /// <summary>Citizens rate a service.</summary>
    Ratings,
}

/// <summary>A system that figures come from (hệ thống kết nối).</summary>
/// <param name="Id">Stable; lower-case letters, digits and <c>-</c>.</param>
/// <param name="Name">As people know the system.</param>
/// <param name="Owner">The id of the unit that answers for it, and whose figures it gives unless <paramref name="Rows"/> names others.</param>
/// <param name="Vendor">Who supplies it.</param>
/// <param name="Kind">How its figures come to us.</param>
/// <param name="IntervalSeconds">The length of its slots in seconds: how often it is polled, or has to be heard of.</param>
/// <param name="Metrics">Which of its figures are kept, and under what code.</param>
/// <param name="Request">What it is asked; null where it is not polled.</param>
/// <param name="Rows">Where in an answer the units are; null where it speaks of its owner alone.</param>
/// <param name="Expect">What a probed page has to show.</param>
/// <param name="Flapping">How many slots change its state.</param>
/// <param name="Maintenance">Announced spans in which silence and failure count for nothing.</param>
/// <param name="Services">Which of its figures say how many services it saw; null where it does not say.</param>
/// <param name="Origins">The origins (RFC 6454) of the pages that count for it, as <c>https://dichvucong.bacninh.gov.vn</c> (beacon).</param>
public sealed record Source(
    string Id,
    Text Name,
    string Owner,
    string Vendor,
    SourceKind Kind,
    int IntervalSeconds,
    ImmutableArray<SourceMetric> Metrics,
    SourceRequest? Request = null,
    SourceRows? Rows = null,
    Expectation? Expect = null,
    Flapping? Flapping = null,
    ImmutableArray<MaintenanceWindow> Maintenance = default,
    ServicesSeen? Services = null,
    ImmutableArray<string> Origins = default)
{
    /// <summary>The origins of the pages that count for it.</summary>
    public ImmutableArray<string> Origins { get; init; } = Origins.IsDefault ? [] : Origins;

    /// <summary>Announced spans in which silence and failure count for nothing.</summary>
    public ImmutableArray<MaintenanceWindow> Maintenance { get; init; } = Maintenance.IsDefault ? [] : Maintenance;

    /// <summary>How many slots change its state.</summary>
    public Flapping Flapping { get; init; } = Flapping ?? new(3, 2);

    /// <summary>Whether we ask it, rather than hear of it.</summary>
    public bool IsPolled => Kind is SourceKind.OpenMetrics or SourceKind.Json or SourceKind.Csv or SourceKind.Probe;
}

/// <summary>How a figure counts in time.</summary>
public enum Counting
{
    /// <summary>How things stand at the moment.</summary>
    Gauge,

    /// <summary>What has happened since some start; it begins again at zero whenever the system restarts.</summary>
    Counter,

    /// <summary>What happened in the slot.</summary>
    Delta,

    /// <summary>What has happened since midnight in Vietnam; what falls within a day was corrected.</summary>
    DayToDate,

    /// <summary>What has happened since the first of the month; what falls within a month was corrected.</summary>
    MonthToDate,

    /// <summary>What has happened since 1 January; what falls within a year was corrected.</summary>
    YearToDate,
}

/// <summary>One figure of a source.</summary>
/// <param name="Code">Its column in the tables: a small letter, then at most 62 small letters, digits and <c>_</c>.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Unit">The unit of measure.</param>
/// <param name="From">
/// Where it is at the source: a sample's name (openMetrics), a JSON Pointer into the answer or, with rows, into one of them
/// (json), a column's heading (csv), one of <c>up</c>, <c>seconds</c>, <c>status</c>, <c>tls_days</c> (probe), the metric that
/// is pushed, counted or rated.
/// </param>
/// <param name="Labels">Labels that a sample must carry, or what other columns or members of its row must hold; several that match are summed.</param>
/// <param name="Counting">How it counts in time.</param>
/// <param name="Indicator">The indicator that it measures, or null.</param>
/// <param name="Factor">What it is multiplied by to be in <paramref name="Unit"/>.</param>
/// <param name="Min">The least value that can be; less is not kept.</param>
/// <param name="Max">The greatest value that can be; more is not kept.</param>
public sealed record SourceMetric(
    string Code,
    Text Name,
    Text Unit,
    string From,
    ImmutableSortedDictionary<string, string>? Labels = null,
    Counting Counting = Counting.Gauge,
    string? Indicator = null,
    double Factor = 1,
    double? Min = null,
    double? Max = null);

/// <summary>What a polled system is asked.</summary>
/// <param name="Address">Where: http or https, without credentials.</param>
/// <param name="Body">What is posted, as text; null for GET.</param>
/// <param name="Headers">Headers beside; secrets never stand here.</param>
/// <param name="Authentication">How we say who we are; null where nobody asks.</param>
/// <param name="Paging">How an answer of several pages is read on; null where there is one.</param>
public sealed record SourceRequest(
    Uri Address,
    string? Body = null,
    ImmutableSortedDictionary<string, string>? Headers = null,
    Authentication? Authentication = null,
    Paging? Paging = null);

/// <summary>The ways in which we say who we are.</summary>
public enum AuthenticationKind
{
    /// <summary>The secret is a header's value.</summary>
    Header,

    /// <summary>The secret is the password.</summary>
    Basic,

    /// <summary>The secret is the client's; a token is fetched for it (RFC 6749, 4.4).</summary>
    OAuth2,
}

/// <summary>How we say who we are. The secret is named here and kept elsewhere: the setting <c>Secrets__{name}</c>.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Secret">The secret's name: small letters, digits and <c>-</c>.</param>
/// <param name="Header">The header's name (header).</param>
/// <param name="User">The user's name (basic) or the client's id (oAuth2).</param>
/// <param name="TokenAddress">Where tokens are fetched (oAuth2).</param>
/// <param name="Scope">What is asked for (oAuth2), or null.</param>
public sealed record Authentication(
    AuthenticationKind Kind, string Secret, string? Header = null, string? User = null, Uri? TokenAddress = null, string? Scope = null);

/// <summary>How an answer of several pages is read on: by exactly one of the two.</summary>
/// <param name="Next">The JSON Pointer of the next page's address; on the same host.</param>
/// <param name="Parameter">The query parameter that counts pages, until one has no rows.</param>
/// <param name="First">The first page's number.</param>
/// <param name="MaxPages">How many pages at most; more is too large.</param>
public sealed record Paging(string? Next = null, string? Parameter = null, int First = 1, int MaxPages = 50);

/// <summary>How an answer's units are written.</summary>
public enum UnitScheme
{
    /// <summary>By the catalogue's id or code.</summary>
    Unit,

    /// <summary>By the agency's identifier (QĐ 20/2020/QĐ-TTg), as <c>H05</c> or <c>000.00.00.H05</c>.</summary>
    Agency,
}

/// <summary>Where in an answer the units are.</summary>
/// <param name="List">The JSON Pointer of the list (json); empty for the answer itself.</param>
/// <param name="Unit">The JSON Pointer within a row, the column or the label that says which unit.</param>
/// <param name="Scheme">How units are written there.</param>
/// <param name="Others">What is written there for the units of <c>Codes</c> that no scheme knows: what is written, and the unit's id.</param>
public sealed record SourceRows(string List, string Unit, UnitScheme Scheme, ImmutableSortedDictionary<string, string>? Others = null);

/// <summary>What a probed page has to show.</summary>
/// <param name="Status">The status; any below 400 where null.</param>
/// <param name="Contains">A text that the page must contain, or null.</param>
/// <param name="Seconds">How long it may take, in seconds, or null.</param>
/// <param name="TlsDays">How many days the certificate must still be valid, or null.</param>
public sealed record Expectation(int? Status = null, string? Contains = null, double? Seconds = null, int? TlsDays = null);

/// <summary>How many slots change a source's state, so that it does not flap.</summary>
/// <param name="Failures">So many failures in a row: it is down.</param>
/// <param name="Successes">So many successes in a row after that: it is up again.</param>
public sealed record Flapping(int Failures, int Successes);

/// <summary>An announced span of maintenance (NĐ 224/2026/NĐ-CP, Điều 13).</summary>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end, after it.</param>
/// <param name="Reason">Why.</param>
public sealed record MaintenanceWindow(OffsetDateTime From, OffsetDateTime To, Text Reason)
{
    /// <summary>Whether an instant is in it.</summary>
    public bool Holds(Instant instant) => From.ToInstant() <= instant && instant < To.ToInstant();
}

/// <summary>Which figures say how many services a system saw of those that it should.</summary>
/// <param name="Seen">The code of the metric that counts those with data.</param>
/// <param name="Registered">The code of the metric that counts those registered.</param>
public sealed record ServicesSeen(string Seen, string Registered);
