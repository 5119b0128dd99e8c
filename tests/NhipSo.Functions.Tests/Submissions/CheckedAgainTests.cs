using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Tests.Submissions;

/// <summary>Whoever reads a report that is stored is told what the checks find in it.</summary>
public sealed class CheckedAgainTests(TestStorage storage) : IClassFixture<TestStorage>, IDisposable
{
    private const string Flows = """
        "CP07": 168746, "CP08": 150000, "CP09": 115665
        """;
    private static readonly ManualTime Time = new(NodaTime.Instant.FromUtc(2027, 1, 2, 0, 0));

    private readonly ReceiptSigner signer = Shipped.NewSigner();
    private readonly Measures measures = new();

    public void Dispose()
    {
        signer.Dispose();
        measures.Dispose();
    }

    [Fact]
    public async Task What_is_explained_is_told_from_what_is_not_and_what_was_reported_before_counts_as_it_is_today()
    {
        await PutAsync("2026-12", $$"""{"values": { {{Flows}}, "VT09": 3000, "VT10": {"value": 3100, "comment": "Trạm 5G đặt riêng"}, "CP01": 1890, "CP02": 1800, "CP03": 200 } }""");
        var (before, record) = await FindAsync("vi");
        Assert.Equal([("rule:thu-tuc", "warning", "/values/CP02"), ("rule:tram-5g", "info", "/values/VT10")], before.Where(IsOfFigures).Select(Told).Order());
        Assert.Equal((int)record["warnings"]!, before.Count(each => (string?)each["level"] == "warning"));

        await PutAsync("2026-11", $$"""{"values": { {{Flows}} } }"""); // it came late, and is the same
        var (after, _) = await FindAsync("en");
        Assert.Equal(["copied-from-last"], after.Where(IsOfFigures).Select(CodeOf).Except(before.Select(CodeOf)));
        Assert.StartsWith("All 3 figures", (string?)after.Single(each => CodeOf(each) == "copied-from-last")["message"], StringComparison.Ordinal);
    }

    private static string CodeOf(JsonNode finding) => (string)finding["code"]!;

    private static bool IsOfFigures(JsonNode finding) => CodeOf(finding) is not ("required-missing" or "text-missing");

    private static (string, string, string) Told(JsonNode finding) => (CodeOf(finding), (string)finding["level"]!, (string)finding["place"]!);

    private Task PutAsync(string period, string report) => AskAsync(Role.Sign, (intake, request) =>
    {
        request.ContentType = "application/json";
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(report));
        return new PutSubmission(intake, Shipped.Catalogue, Time).RunAsync(request, "cds-thang", period, "24", default);
    });

    private async Task<(IReadOnlyList<JsonNode> Findings, JsonNode Record)> FindAsync(string language)
    {
        var answer = await AskAsync(Role.Steer, (intake, request) =>
        {
            request.Headers.AcceptLanguage = language;
            return new GetRevisions(storage.Submissions, intake, Shipped.Catalogue, Time).GetAsync(request, "cds-thang", "2026-12", "24", "1", default);
        });
        return ([.. answer["findings"]!.AsArray().Select(each => each!)], JsonNode.Parse((string)answer["record"]!)!);
    }

    /// <summary>What is answered by an intake that remembers nothing of what was reported before.</summary>
    private async Task<JsonNode> AskAsync(Role role, Func<Intake, HttpRequest, Task<IResult>> ask)
    {
        using var histories = new Histories(storage.Submissions, Shipped.Catalogue);
        var submissions = new SubmissionService(storage.Submissions, new(storage.Blobs), signer, new FollowUps(storage.Tables), measures, Time);
        var request = new DefaultHttpContext().Request;
        request.HttpContext.Features.Set(new Caller("key:a1", role == Role.Steer ? null : "24", new HashSet<Role> { role }));
        var answer = await ask(new(submissions, histories, new(new(storage.Blobs)), Shipped.Catalogue), request);
        return JsonSerializer.SerializeToNode(((IValueHttpResult)answer).Value, ApiJson.Options)!;
    }
}
