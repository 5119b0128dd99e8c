using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Access;

/// <summary>Every HTTP function and every kind of caller, over HTTP. A function without a row fails.</summary>
public sealed class WhoMayCallWhat(Callers callers) : IClassFixture<Callers>
{
    private const string Anyone = "anyone";

    // A line a function: a request, who is let in by role, and what they are answered.
    private static readonly Row[] Rows =
    [
        new("GetHealthLive", "GET", "health/live", Anyone),
        new("GetHealthReady", "GET", "health/ready", Anyone),
        new("GetMetrics", "GET", "metrics", Anyone),
        new("GetOpenApi", "GET", "openapi.json", Anyone),
        new("VerifyReceipt", "GET", "receipts/verify?receipt=x", Anyone),
        new("GetLedgerVerification", "GET", "ledger/verification", "read steer admin", HttpStatusCode.NotFound),
        new("GetSubmission", "GET", "submissions/cds-thang/2025-12/01", "enter sign read steer", HttpStatusCode.NotFound) { IsOfOneUnit = true },
        new("PutSubmission", "PUT", "submissions/cds-thang/2025-12/01?dryRun=true", "sign") { IsOfOneUnit = true, Body = """{"values": {"CP07_LK": 2}}""" },
        new("PostSubmissions", "POST", "submissions/cds-thang/2025-12", "sign", HttpStatusCode.UnsupportedMediaType) { Body = "{}" },
        new("GetRevisions", "GET", "submissions/cds-thang/2025-12/01/revisions", "enter sign read steer") { IsOfOneUnit = true },
        new("GetRevision", "GET", "submissions/cds-thang/2025-12/01/revisions/1", "enter sign read steer", HttpStatusCode.NotFound) { IsOfOneUnit = true },
        new("GetTemplate", "GET", "submissions/cds-thang/2025-12/01/template.xlsx", "enter sign read steer") { IsOfOneUnit = true },
        new("PostEvidence", "POST", "submissions/cds-thang/2025-12/01/evidence", "enter sign", HttpStatusCode.BadRequest) { IsOfOneUnit = true, Body = "" },
        new("GetEvidence", "GET", "submissions/cds-thang/2025-12/01/evidence/none", "enter sign read steer", HttpStatusCode.NotFound) { IsOfOneUnit = true },
        new("GetDraft", "GET", "drafts/cds-thang/2025-12/01", "enter sign", HttpStatusCode.NotFound) { IsOfOneUnit = true },
        new("GetDraftSheet", "GET", "drafts/cds-thang/2025-12/01/sheet", "enter sign", HttpStatusCode.NotFound) { IsOfOneUnit = true },
        new("PutDraft", "PUT", "drafts/cds-thang/2025-12/01", "enter sign", HttpStatusCode.BadRequest) { IsOfOneUnit = true, Body = "[]" },
        new("ReadSheet", "POST", "drafts/cds-thang/2025-12/01/read", "enter sign", HttpStatusCode.BadRequest) { IsOfOneUnit = true, Body = "[]" },
        new("HandOverDraft", "POST", "drafts/cds-thang/2025-12/01/hand-over", "enter sign", HttpStatusCode.BadRequest) { IsOfOneUnit = true, Body = "[]" },
        new("DeleteDraft", "DELETE", "drafts/cds-thang/2025-12/01", "enter sign", HttpStatusCode.NoContent) { IsOfOneUnit = true },
        new("SignSubmission", "POST", "submissions/cds-thang/2025-12/01/sign", "sign", HttpStatusCode.UnprocessableEntity) { IsOfOneUnit = true, Body = "{}" },
        new("ReturnSubmission", "POST", "submissions/cds-thang/2025-12/01/return", "steer", HttpStatusCode.UnprocessableEntity) { Body = "{}" },
        new("ConfirmSubmission", "POST", "submissions/cds-thang/2025-12/01/confirm", "steer", HttpStatusCode.PreconditionFailed) { Body = "{}" },
        new("ReopenSubmission", "POST", "submissions/cds-thang/2025-12/01/reopen", "steer", HttpStatusCode.UnprocessableEntity) { Body = "{}" },
        new("ExtendSubmission", "POST", "submissions/cds-thang/2025-12/01/extend", "steer", HttpStatusCode.UnprocessableEntity) { Body = "{}" },
        new("ExemptSubmission", "POST", "submissions/cds-thang/2025-12/01/exempt", "steer", HttpStatusCode.UnprocessableEntity) { Body = "{}" },
        new("AnswerRecommendation", "POST", "submissions/cds-thang/2025-12/01/answer", "steer", HttpStatusCode.UnprocessableEntity) { Body = "{}" },
        new("LockPeriod", "POST", "submissions/cds-thang/2099-12/lock", "steer", HttpStatusCode.Conflict) { Body = "{}" },
        new("UnlockPeriod", "POST", "submissions/cds-thang/2099-12/unlock", "steer", HttpStatusCode.Conflict) { Body = "{}" },
        new("ExtendPeriod", "POST", "submissions/cds-thang/2099-12/extend", "steer", HttpStatusCode.Conflict) { Body = "{}" },
        new("PostOutage", "POST", "outages", "steer admin", HttpStatusCode.UnprocessableEntity) { Body = "{}" },
        new("GetObligations", "GET", "obligations?form=cds-thang&period=2025-12&unit=01", "enter sign read steer") { IsOfOneUnit = true },
        new("GetValues", "GET", "values?indicator=CP07&unit=01&from=2025-12&to=2025-12", "enter sign read steer") { IsOfOneUnit = true },
        new("GetMeasured", "GET", "measured/cds-thang/2025-12?unit=01", "enter sign read steer") { IsOfOneUnit = true },
        new("GetMeasuredSeries", "GET", "measured?indicator=CP07&unit=01&from=2025-12-01&to=2025-12-02", "enter sign read steer") { IsOfOneUnit = true },
        new("GetMeasuredScores", "GET", "measured/scores/2025-12?unit=01", "enter sign read steer") { IsOfOneUnit = true },
        new("GetDerived", "GET", "derived/none/2026", "read steer", HttpStatusCode.NotFound),
        new("GetVendors", "GET", "vendors", "read steer"),
        new("GetVendor", "GET", "vendors/none", "read steer", HttpStatusCode.NotFound),
        new("GetDiscrepancies", "GET", "discrepancies?form=cds-thang&period=2025-12&unit=01", "enter sign read steer") { IsOfOneUnit = true },
        new("GetDiscrepancy", "GET", "discrepancies/cds-thang/2025-12/01/CP11_LK", "enter sign read steer", HttpStatusCode.NotFound) { IsOfOneUnit = true },
        new("AnswerDiscrepancy", "POST", "discrepancies/cds-thang/2025-12/01/CP11_LK/answer", "enter sign", HttpStatusCode.UnprocessableEntity) { IsOfOneUnit = true, Body = "{}" },
        new("AcceptDiscrepancy", "POST", "discrepancies/cds-thang/2025-12/01/CP11_LK/accept", "steer", HttpStatusCode.PreconditionRequired) { Body = "{}" },
        new("RejectDiscrepancy", "POST", "discrepancies/cds-thang/2025-12/01/CP11_LK/reject", "steer", HttpStatusCode.UnprocessableEntity) { Body = "{}" },
        new("CloseDiscrepancy", "POST", "discrepancies/cds-thang/2025-12/01/CP11_LK/close", "steer", HttpStatusCode.UnprocessableEntity) { Body = "{}" },
        new("ReopenDiscrepancy", "POST", "discrepancies/cds-thang/2025-12/01/CP11_LK/reopen", "steer", HttpStatusCode.UnprocessableEntity) { Body = "{}" },
        new("GetReconciliation", "GET", "reconciliation/cds-thang/2025-12", "read steer"),
        new("GetReuse", "GET", "reuse", "read steer admin", HttpStatusCode.BadRequest),
        new("PostSession", "POST", "session", "enter sign read steer admin"),
        new("GetUnits", "GET", "units?kind=province&on=2025-07-01", "enter sign read steer admin"),
        new("GetIndicators", "GET", "indicators", "enter sign read steer admin"),
        new("GetForms", "GET", "forms", "enter sign read steer admin"),
        new("GetVerdicts", "GET", "verdicts/cds-thang", "read steer"),
        new("GetPeriods", "GET", "periods/cds-thang?year=2026", "enter sign read steer admin"),
        new("ListKeys", "GET", "admin/keys", "admin"),
        new("CreateKey", "POST", "admin/keys", "admin", HttpStatusCode.UnprocessableEntity) { Body = "{}" },
        new("RotateKey", "POST", "admin/keys/none/rotate", "admin", HttpStatusCode.NotFound),
        new("ListSources", "GET", "admin/sources", "admin"),
        new("PostSource", "POST", "admin/sources", "admin", HttpStatusCode.UnprocessableEntity) { Body = "{}" },
        new("DeleteSource", "DELETE", "admin/sources/none", "admin", HttpStatusCode.NotFound),
        new("RevokeKey", "POST", "admin/keys/none/revoke", "admin", HttpStatusCode.NotFound),
        new("PostMeasurements", "POST", "measurements/phan-mem-24", "measure", HttpStatusCode.UnprocessableEntity) { Body = "{}" },
        new("PostBeacon", "POST", "beacon/cong-24", Anyone, HttpStatusCode.Forbidden) { Body = "view" }, // it comes from no page
        new("PostRating", "POST", "ratings/danh-gia-24", Anyone, HttpStatusCode.Accepted) { Body = """{"stars": 4}""" },
    ];

    /// <summary>The names of all HTTP functions.</summary>
    public static IEnumerable<string> Functions => Rows.Select(row => row.Function);

    private static readonly string[] Roles = ["enter", "sign", "read", "steer", "admin", "measure"];

    private static readonly string[] NotBelieved = ["nobody", "key expired", "key revoked", "key unknown", "token forged", "token expired"];

    private static readonly string[] Kinds =
        [.. NotBelieved, "key other", "token other", "key elsewhere", .. Roles.Select(role => $"key {role}"), .. Roles.Select(role => $"token {role}")];

    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var row in Rows)
                Array.ForEach(Kinds, caller => cells.Add(row.Function, caller));
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Is_let_in_or_not(string function, string caller)
    {
        var row = Rows.Single(each => each.Function == function);
        using var response = await callers.SendAsync(new(row.Method), row.Address, caller, row.Body);
        var expected = row.Expected(caller);
        Assert.True(expected == response.StatusCode, $"{function} answers {caller} {(int)response.StatusCode}, not {(int)expected}: {await response.Content.ReadAsStringAsync()}");
        Assert.Equal(expected == HttpStatusCode.Unauthorized, response.Headers.WwwAuthenticate.Count > 0);
    }

    [Fact]
    public async Task Every_function_has_its_row()
    {
        var package = Directory.CreateTempSubdirectory("nhipso-package-");
        try
        {
            File.Copy(Repository.PathOf("host.json"), Path.Combine(package.FullName, "host.json"));
            await Programs.RunAsync("dotnet",
                [Repository.PathOf("polyfills", "FunctionJson", "bin", AppInstance.Configuration, "net10.0", "FunctionJson.dll"), Path.Combine(AppInstance.Folder, "NhipSo.Functions.dll"), package.FullName]);
            var triggers = package.GetDirectories().ToDictionary(
                folder => folder.Name, folder => JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, "function.json")))!["bindings"]![0]!);
            var http = triggers.Where(trigger => (string?)trigger.Value["type"] == "httpTrigger").ToList();

            Assert.Equal(http.Select(trigger => trigger.Key).Order(), Rows.Select(row => row.Function).Order());
            Assert.All(http, trigger => Assert.True(Rows.Single(row => row.Function == trigger.Key).Calls(trigger.Value), $"The row of {trigger.Key} calls something else."));
        }
        finally
        {
            package.Delete(recursive: true);
        }
    }

    /// <param name="Function">The function.</param>
    /// <param name="Method">A method of its.</param>
    /// <param name="Address">An address of its; where it is of one unit, of 01.</param>
    /// <param name="Allowed">The roles that are let in.</param>
    /// <param name="Answer">What they are answered.</param>
    private sealed record Row(string Function, string Method, string Address, string Allowed, HttpStatusCode Answer = HttpStatusCode.OK)
    {
        /// <summary>Whether a caller of another unit is refused.</summary>
        public bool IsOfOneUnit { get; init; }

        public string? Body { get; init; }

        public HttpStatusCode Expected(string caller) => caller switch
        {
            _ when Allowed == Anyone => Answer,
            _ when NotBelieved.Contains(caller) => HttpStatusCode.Unauthorized,
            "key elsewhere" or "token measure" => HttpStatusCode.Forbidden, // another source's; no token is a source's
            _ when caller.EndsWith(" other", StringComparison.Ordinal) => IsOfOneUnit || !Allows("sign") ? HttpStatusCode.Forbidden : Answer,
            _ => Allows(caller.Split(' ')[1]) ? Answer : HttpStatusCode.Forbidden,
        };

        public bool Calls(JsonNode trigger) =>
            trigger["methods"]!.AsArray().Any(method => string.Equals((string?)method, Method, StringComparison.OrdinalIgnoreCase))
            && Regex.IsMatch($"v1/{Address.Split('?')[0]}", $"^{Regex.Replace((string)trigger["route"]!, @"\{[^}]*\}", "[^/]+")}$");

        private bool Allows(string role) => Allowed.Split(' ').Contains(role);
    }
}
