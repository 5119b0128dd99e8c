using System.Text.Json.Nodes;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Submissions;

/// <summary>A transaction holds 4 MiB: long reports that arrive together share as many as they need.</summary>
public sealed class LongReportsTests(TestStorage storage) : IClassFixture<TestStorage>
{
    /// <summary>63 provinces report it.</summary>
    private static readonly Period Period = Period.Parse("2024-11");

    [Fact]
    public async Task A_rush_of_the_longest_reports_is_stored()
    {
        using var signer = Shipped.NewSigner();
        using var measures = new Measures();
        var service = new SubmissionService(storage.Submissions, new(storage.Blobs), signer, new FollowUps(storage.Tables), measures, TimeProvider.System);
        var reports = Shipped.Catalogue.Owing(Shipped.Form, Period).Select(unit => Shipped.Submission(Longest(), unit.Id, period: Period)).ToList();

        Assert.Equal(63, reports.Count);
        Assert.InRange(reports[0].Content.Length, Payloads.MaxInRow - 1200, Payloads.MaxInRow);
        var accepted = await Task.WhenAll(reports.Select(report => service.PutAsync(report, default)));
        Assert.All(accepted, each => Assert.True(each.IsNew));
    }

    /// <summary>Comments and recommendations of a letter that takes three bytes, as many as a row holds.</summary>
    private static string Longest()
    {
        var counts = Shipped.Catalogue.ItemsOf(Shipped.Form, Shipped.Unit("01"), Period).Where(pair => pair.Indicator is { Kind: ValueKind.Count, Min: 0 }).Select(pair => pair.Indicator.Code);
        var values = new JsonObject();
        foreach (var code in counts.Take(16))
            values[code] = new JsonObject { ["value"] = 0, ["comment"] = new string('ế', 1940) };
        var recommendations = Enumerable.Range(0, 8).Select(_ => (JsonNode)new JsonObject { ["to"] = "G06", ["text"] = new string('ế', 1940) });
        return new JsonObject { ["values"] = values, ["recommendations"] = new JsonArray([.. recommendations]) }.ToJsonString();
    }
}
