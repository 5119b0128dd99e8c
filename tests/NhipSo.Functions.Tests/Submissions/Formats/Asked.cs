using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Submissions;
using NhipSo.Functions.Submissions.Formats;
using NhipSo.Functions.Submissions.Formats.Sheets;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Submissions.Formats;

/// <summary>The form with everything in it, for a period that asks for all of it; reports of it, and how each format writes them.</summary>
internal static class Asked
{
    public static Obligation Obligation { get; } =
        new(Shipped.Catalogue.FindForm("cds-thang", 2)!, Period.Parse("2026-12"), Shipped.Unit("24"));

    public static SheetContent Content { get; } =
        new(Obligation, Shipped.Catalogue, Obligation.Form.Calendar.Due(Obligation.Period));

    /// <summary>What is asked.</summary>
    public static IReadOnlyList<(Indicator Indicator, FormItem Item)> Items { get; } =
        [.. Shipped.Catalogue.ItemsOf(Obligation.Form, Obligation.Unit, Obligation.Period)];

    /// <summary>A report as its units might write it: some values with a status, a comment, parts; texts that begin with whatever.</summary>
    public static Arbitrary<Report> Report { get; } = (
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select NewReport(new System.Random(seed))).ToArbitrary();

    /// <summary>A reader of CSV with an address that says nothing.</summary>
    public static SubmittedReport ReadCsv(string csv, string query = "") => CsvReport.Read(Encoding.UTF8.GetBytes(csv), QueryOf(query), Shipped.Catalogue);

    public static SubmittedReport ReadXlsx(byte[] xlsx) => XlsxReport.Read(xlsx, Obligation, Shipped.Catalogue);

    /// <summary>What is kept of what was sent.</summary>
    public static Submission Submission(SubmittedReport sent) =>
        new(Obligation, Validation.Check(Obligation, Shipped.Catalogue, sent, History.None), null, sent.Reason, "key:a1");

    public static byte[] Json(Report report)
    {
        var values = new JsonObject();
        foreach (var (code, value) in report.Values)
            values[code] = Described(report, code, value);
        foreach (var (code, words) in report.Words)
            values[code] = Described(report, code, words);
        var json = new JsonObject
        {
            ["valueStatus"] = Words.Of(report.Status),
            ["values"] = values,
            ["texts"] = new JsonObject(report.Texts.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value))),
            ["recommendations"] = new JsonArray([.. report.Recommendations.Select(asks => new JsonObject { ["text"] = asks.Text, ["to"] = asks.To })]),
            ["evidence"] = new JsonArray([.. report.Evidence.Select(file => new JsonObject { ["name"] = file.Name, ["hash"] = file.Hash })]),
        };
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    /// <summary>A report as CSV, with numbers as a language writes them.</summary>
    public static string Csv(Report report, char separator, NumberFormatInfo numbers)
    {
        var lines = new List<string[]> { new[] { "chi_tieu", "gia_tri", "trang_thai", "ghi_chu" } };
        void Add(string key, string value, string beside = "", string status = "") => lines.Add([key, value, status, beside]);
        foreach (var code in report.Values.Keys.Concat(report.Words.Keys))
        {
            Add(
                code,
                report.Words.GetValueOrDefault(code) ?? Number(code, report.Values[code]),
                report.Comments.GetValueOrDefault(code) ?? "",
                report.Statuses.TryGetValue(code, out var status) ? Words.Of(status) : "");
            foreach (var (category, value) in report.Parts.GetValueOrDefault(code, ImmutableSortedDictionary<string, decimal>.Empty))
                Add($"{code}/{category}", Number(code, value));
        }

        foreach (var (code, text) in report.Texts)
            Add($"text:{code}", text);
        foreach (var asks in report.Recommendations)
            Add("recommendation", asks.Text, asks.To);
        foreach (var file in report.Evidence)
            Add("evidence", file.Name, file.Hash);
        return string.Join("\r\n", lines.Select(line => string.Join(separator, line.Select(cell => $"\"{cell.Replace("\"", "\"\"")}\""))));

        // Four decimals are no thousand, and a count needs none.
        string Number(string code, decimal value) => value.ToString(Shipped.Catalogue.FindIndicator(code)!.Decimals == 0 ? "#,0" : "#,0.0000", numbers);
    }

    public static byte[] Xlsx(Report report) => SheetWriter.Write(Content with { Report = report });

    public static IQueryCollection QueryOf(string query)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new(query);
        return request.Query;
    }

    private static JsonNode Described(Report report, string code, JsonNode value)
    {
        var described = new JsonObject { ["value"] = value };
        if (report.Statuses.TryGetValue(code, out var status))
            described["status"] = Words.Of(status);
        if (report.Comments.TryGetValue(code, out var comment))
            described["comment"] = comment;
        if (report.Parts.TryGetValue(code, out var parts))
            described["parts"] = new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, (JsonNode?)part.Value)));
        return described;
    }

    /// <summary>A report, always the same by the same luck.</summary>
    public static Report NewReport(System.Random random)
    {
        var asked = Items.Where(pair => !pair.Indicator.IsComputed && random.Next(3) > 0).ToList();
        var values = asked.Where(pair => pair.Indicator.IsNumeric).ToImmutableSortedDictionary(
            pair => pair.Indicator.Code, pair => NumberWithin(pair.Item.Min ?? pair.Indicator.Min, pair.Item.Max ?? pair.Indicator.Max, pair.Indicator.Decimals), StringComparer.Ordinal);
        var words = asked.Where(pair => !pair.Indicator.IsNumeric).ToImmutableSortedDictionary(
            pair => pair.Indicator.Code,
            pair => pair.Indicator.Kind == ValueKind.Choice ? pair.Indicator.Options[random.Next(pair.Indicator.Options.Length)].Code : Words(), StringComparer.Ordinal);
        var given = values.Keys.Concat(words.Keys).ToList();
        return new(
            Status(), values, words,
            Some(given).ToImmutableSortedDictionary(code => code, _ => Status(), StringComparer.Ordinal),
            Some(given).ToImmutableSortedDictionary(code => code, _ => Words(), StringComparer.Ordinal),
            asked.Where(pair => pair.Item.Dimension is not null && values.ContainsKey(pair.Indicator.Code))
                .ToImmutableSortedDictionary(pair => pair.Indicator.Code, pair => PartsOf(pair.Item, pair.Indicator), StringComparer.Ordinal),
            Obligation.Form.Texts.ToImmutableSortedDictionary(text => text.Code, _ => Words(), StringComparer.Ordinal),
            [.. Enumerable.Range(0, random.Next(4)).Select(_ => new Recommendation(Words(), "G06"))],
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => new Evidence("Bảng kê.pdf", new string('a', 64)))]);

        ValueStatus Status() => (ValueStatus)random.Next(3);
        IEnumerable<string> Some(IEnumerable<string> codes) => codes.Where(_ => random.Next(5) == 0);
        decimal NumberWithin(decimal min, decimal max, int decimals) =>
            Math.Round(Math.Clamp((decimal)(random.NextDouble() * Math.Pow(10, random.Next(7))), min, max), decimals) / 1.000000000000m;
        string Words() => ((string[])
        [
            "Khó khăn về hạ tầng", "=1+1", "+84 24", "-x", "@SUM(A1)", "a;b,c\td", "dòng một\ndòng hai", "\"ngoặc\"", "_x000D_ và _x0041_", " cách ",
            "1.234", "😀 ế", "\u0001",
        ])[random.Next(13)];
        ImmutableSortedDictionary<string, decimal> PartsOf(FormItem item, Indicator indicator) =>
            (Shipped.Catalogue.FindDimension(item.Dimension!)!.Categories is { IsEmpty: false } categories ? categories.Select(option => option.Code) : ["00004", "00008"])
            .ToImmutableSortedDictionary(code => code, _ => NumberWithin(0, indicator.Max, indicator.Decimals), StringComparer.Ordinal);
    }
}
