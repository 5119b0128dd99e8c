using System.Text;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Submissions;

/// <summary>What a unit reports for a form and period, checked.</summary>
public sealed class Submission
{
    private readonly Lazy<string> content;
    private readonly Lazy<string> contentHash;

    /// <summary>A checked report.</summary>
    public Submission(Form form, Period period, Unit unit, ValueStatus status, Validated validated)
    {
        (Form, Period, Unit, Status, Validated) = (form, period, unit, status, validated);
        content = new(WriteContent);
        contentHash = new(() => Hashing.Of(Encoding.UTF8.GetBytes(Content)));
    }

    /// <summary>The version of the form that it was checked against.</summary>
    public Form Form { get; }

    /// <summary>What it is for.</summary>
    public Period Period { get; }

    /// <summary>Whose it is.</summary>
    public Unit Unit { get; }

    /// <summary>How final its figures are.</summary>
    public ValueStatus Status { get; }

    /// <summary>Its figures and what was found in them.</summary>
    public Validated Validated { get; }

    /// <summary>The ledger's partition that it belongs to.</summary>
    public PartitionKey Partition => new(Form.Code, Period);

    /// <summary>What is reported, as canonical JSON.</summary>
    public string Content => content.Value;

    /// <summary>The hash of <see cref="Content"/>: reports with the same one say the same.</summary>
    public string ContentHash => contentHash.Value;

    private string WriteContent() => CanonicalJson.Object(json => json
        .Member("form", Form.Code)
        .Member("formVersion", Form.Version)
        .Member("period", Period.Code)
        .Member("unit", Unit.Id)
        .Member("valueStatus", Words.Of(Status))
        .RawMember("values", CanonicalJson.Object(values =>
        {
            foreach (var (code, value) in Validated.Values)
                values.Member(code, value);
        })));
}
