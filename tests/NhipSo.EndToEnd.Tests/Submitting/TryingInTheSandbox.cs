using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Submitting;

/// <summary>A province's IT officer tries everything with a unit whose reports count nowhere.</summary>
[Collection(nameof(SharedApp))]
public sealed class TryingInTheSandbox(SharedApp shared)
{
    [Fact]
    public async Task A_report_of_the_sandbox_has_a_receipt_that_says_so_and_reaches_nothing_public()
    {
        const string period = "2026-06";
        var keys = await shared.Deployment.MakeKeysAsync(["trying=sandbox:sign"]);
        using var sent = await shared.App.PutAsync($"submissions/cds-thang/{period}/sandbox", keys["trying"], Answers.Report(987654, 123));
        var answer = await sent.JsonAsync();
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        var claims = JsonNode.Parse(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(((string)answer["receipt"]!).Split('.')[1])))!;
        Assert.True((bool)claims["sandbox"]!);
        Assert.Single(await shared.Deployment.VerifiedHashesAsync($"sandbox.cds-thang|{period}"));

        // A real report of the same period is published: with it the sandbox's would be, if it were there.
        using var real = await shared.App.PutAsync($"submissions/cds-thang/{period}/01", shared.Keys["hanoi"], Answers.Report(1000, 500));
        var snapshot = await shared.SnapshotAsync($"submissions/cds-thang/{period}", 1);
        Assert.DoesNotContain("987654", snapshot.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sandbox", snapshot.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1, (int)snapshot["counts"]!["received"]!);
        Assert.DoesNotContain((await shared.Deployment.IndexAsync())!["entries"]!.AsObject(), entry => entry.Key.Contains("sandbox", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_key_is_for_nothing_else_and_no_other_key_for_it()
    {
        var keys = await shared.Deployment.MakeKeysAsync(["trying2=sandbox:sign"]);
        using var other = await shared.App.PutAsync("submissions/cds-thang/2026-06/01", keys["trying2"], Answers.Report(10, 5));
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        using var real = await shared.App.PutAsync("submissions/cds-thang/2026-06/sandbox", shared.Keys["hanoi"], Answers.Report(10, 5));
        Assert.Equal(HttpStatusCode.Forbidden, real.StatusCode);
    }
}
