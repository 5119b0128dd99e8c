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
        new("VerifyReceipt", "GET", "receipts/verify?receipt=x", Anyone),
        new("GetLedgerVerification", "GET", "ledger/verification", "read steer admin", HttpStatusCode.NotFound),
        new("GetSubmission", "GET", "submissions/cds-thang/2025-12/01", "enter sign read steer", HttpStatusCode.NotFound) { IsOfOneUnit = true },
        new("PutSubmission", "PUT", "submissions/cds-thang/2025-12/01?dryRun=true", "sign") { IsOfOneUnit = true, Body = """{"values": {"CP07_LK": 2}}""" },
        new("ListKeys", "GET", "admin/keys", "admin"),
        new("CreateKey", "POST", "admin/keys", "admin", HttpStatusCode.UnprocessableEntity) { Body = "{}" },
        new("RotateKey", "POST", "admin/keys/none/rotate", "admin", HttpStatusCode.NotFound),
        new("RevokeKey", "POST", "admin/keys/none/revoke", "admin", HttpStatusCode.NotFound),
    ];

    private static readonly string[] Roles = ["enter", "sign", "read", "steer", "admin"];

    private static readonly string[] NotBelieved = ["nobody", "key expired", "key revoked", "key unknown", "token forged", "token expired"];

    private static readonly string[] Kinds =
        [.. NotBelieved, "key other", "token other", .. Roles.Select(role => $"key {role}"), .. Roles.Select(role => $"token {role}")];

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
            _ when caller.EndsWith(" other", StringComparison.Ordinal) => IsOfOneUnit || !Allows("sign") ? HttpStatusCode.Forbidden : Answer,
            _ => Allows(caller.Split(' ')[1]) ? Answer : HttpStatusCode.Forbidden,
        };

        public bool Calls(JsonNode trigger) =>
            trigger["methods"]!.AsArray().Any(method => string.Equals((string?)method, Method, StringComparison.OrdinalIgnoreCase))
            && Regex.IsMatch($"v1/{Address.Split('?')[0]}", $"^{Regex.Replace((string)trigger["route"]!, @"\{[^}]*\}", "[^/]+")}$");

        private bool Allows(string role) => Allowed.Split(' ').Contains(role);
    }
}
