using System.Net;
using System.Text.Json.Nodes;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Submitting;

/// <summary>A correction is a new revision with a reason, made against the revision that it corrects.</summary>
[Collection(nameof(SharedApp))]
public sealed class Corrections(SharedApp shared)
{
    private readonly string address = $"submissions/cds-thang/{SharedApp.NextPeriod()}/35";

    [Fact]
    public async Task Other_content_without_If_Match_is_answered_428_with_what_stands()
    {
        var first = await SendAsync(Answers.Report(200, 100), null, HttpStatusCode.Created);
        using var response = await shared.App.PutAsync(address, shared.Keys["hanam"], Answers.Report(200, 101));

        Assert.Equal(HttpStatusCode.PreconditionRequired, response.StatusCode);
        Assert.Equal($"\"{first["hash"]}\"", response.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task A_correction_with_its_base_and_a_reason_is_the_next_revision()
    {
        var first = await SendAsync(Answers.Report(200, 100), null, HttpStatusCode.Created);
        var second = await SendAsync(Answers.Report(200, 101, "Nhập nhầm"), (string)first["hash"]!, HttpStatusCode.OK);

        Assert.Equal(2, (int)second["revision"]!);
        Assert.NotEqual((string?)first["receipt"], (string?)second["receipt"]);
    }

    [Fact]
    public async Task A_correction_without_a_reason_is_refused()
    {
        var first = await SendAsync(Answers.Report(200, 100), null, HttpStatusCode.Created);
        var problem = await SendAsync(Answers.Report(200, 101), (string)first["hash"]!, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("reason-required", (string?)problem["errors"]![0]!["code"]);
    }

    [Fact]
    public async Task A_correction_of_what_is_not_the_newest_is_answered_412()
    {
        var first = await SendAsync(Answers.Report(200, 100), null, HttpStatusCode.Created);
        await SendAsync(Answers.Report(200, 101, "Lần 2"), (string)first["hash"]!, HttpStatusCode.OK);
        var problem = await SendAsync(Answers.Report(200, 102, "Lần 3"), (string)first["hash"]!, HttpStatusCode.PreconditionFailed);
        Assert.Equal("if-match-outdated", (string?)problem["code"]);
    }

    [Fact]
    public async Task A_retried_correction_is_answered_its_receipt_even_after_a_newer_one()
    {
        var first = await SendAsync(Answers.Report(200, 100), null, HttpStatusCode.Created);
        var second = await SendAsync(Answers.Report(200, 101, "Lần 2"), (string)first["hash"]!, HttpStatusCode.OK);
        var third = await SendAsync(Answers.Report(200, 102, "Lần 3"), (string)second["hash"]!, HttpStatusCode.OK);
        var retried = await SendAsync(Answers.Report(200, 101, "Lần 2"), (string)first["hash"]!, HttpStatusCode.OK);

        Assert.Equal((string?)second["receipt"], (string?)retried["receipt"]);
        Assert.Equal(3, (int)third["revision"]!);
    }

    [Fact]
    public async Task Nothing_is_corrected_where_nothing_was_reported() =>
        await SendAsync(Answers.Report(200, 100, "Sửa"), new string('a', 64), HttpStatusCode.PreconditionFailed);

    private async Task<JsonNode> SendAsync(string body, string? ifMatch, HttpStatusCode expected)
    {
        using var response = await shared.App.PutAsync(address, shared.Keys["hanam"], body, ifMatch);
        Assert.Equal(expected, response.StatusCode);
        return await response.JsonAsync();
    }
}
