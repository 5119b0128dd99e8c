using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using NhipSo.Functions.Access;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Submissions;
using NhipSo.Functions.Submissions.Formats;
using NhipSo.Functions.Tests.Submissions.Formats;

namespace NhipSo.Functions.Tests.Submissions;

/// <summary>The sheet goes out with what is known and comes back as it went.</summary>
public sealed class TemplateTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private static readonly ManualTime Time = new(NodaTime.Instant.FromUtc(2027, 1, 2, 0, 0));

    [Fact]
    public async Task A_sheet_is_sent_filled_in_fetched_again_and_is_the_same_report()
    {
        using var histories = new Histories(storage.Submissions, Shipped.Catalogue);
        using var signer = Shipped.NewSigner();
        using var measures = new Measures();
        var put = new PutSubmission(
            new(new(storage.Submissions, new(storage.Blobs), signer, new FollowUps(storage.Tables), measures, Time), histories, new(new(storage.Blobs)), Shipped.Catalogue),
            Shipped.Catalogue, Time);
        var get = new GetTemplate(storage.Submissions, histories, Shipped.Catalogue, Time);

        var empty = await FetchAsync(get);
        Assert.Empty(Asked.ReadXlsx(empty.Body).Values);
        Assert.Equal("", empty.ETag);
        var sent = new FilledSheet().PutNumber("VT13", "5").PutText("VT13", "ước", "H").PutText("text:kho-khan", "=Không").Save();
        var first = await SendAsync(put, sent);
        var fetched = await FetchAsync(get);
        Assert.Equal(first.ETag, fetched.ETag);
        Assert.Equal(Asked.Submission(Asked.ReadXlsx(sent)).ContentHash, Asked.Submission(Asked.ReadXlsx(fetched.Body)).ContentHash);
        Assert.Equal((201, 200), (first.Status, (await SendAsync(put, fetched.Body)).Status));
    }

    [Fact]
    public async Task Another_units_sheet_is_for_those_who_see_it()
    {
        using var histories = new Histories(storage.Submissions, Shipped.Catalogue);
        var get = new GetTemplate(storage.Submissions, histories, Shipped.Catalogue, Time);
        var refused = await Assert.ThrowsAsync<ProblemException>(() => get.RunAsync(RequestOf("01", Role.Sign), "cds-thang", "2026-12", "24", default));
        Assert.Equal("other-unit", refused.Problem.Code);
        Assert.IsType<FileContentHttpResult>(await get.RunAsync(RequestOf("01", Role.Steer), "cds-thang", "2026-12", "24", default));
    }

    private static async Task<(byte[] Body, string ETag)> FetchAsync(GetTemplate get)
    {
        var request = RequestOf("24", Role.Enter);
        var file = Assert.IsType<FileContentHttpResult>(await get.RunAsync(request, "cds-thang", "2026-12", "24", default));
        Assert.Equal((XlsxReport.MediaType, "cds-thang_2026-12_24.xlsx"), (file.ContentType, file.FileDownloadName));
        return (file.FileContents.ToArray(), request.HttpContext.Response.Headers.ETag.ToString());
    }

    private static async Task<(int? Status, string ETag)> SendAsync(PutSubmission put, byte[] xlsx)
    {
        var request = RequestOf("24", Role.Sign);
        request.ContentType = XlsxReport.MediaType;
        request.Body = new MemoryStream(xlsx);
        var result = await put.RunAsync(request, "cds-thang", "2026-12", "24", default);
        return (((IStatusCodeHttpResult)result).StatusCode, request.HttpContext.Response.Headers.ETag.ToString());
    }

    private static HttpRequest RequestOf(string unit, Role role)
    {
        var request = new DefaultHttpContext().Request;
        request.HttpContext.Features.Set(new Caller("key:a1", unit, new HashSet<Role> { role }));
        return request;
    }
}
