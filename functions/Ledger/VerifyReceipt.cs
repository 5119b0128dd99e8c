using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Access.Limits;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Ledger;

/// <summary>Whether a receipt is ours, and whether the ledger still holds what it confirms.</summary>
public sealed class VerifyReceipt(ReceiptCheck check, RateLimits limits)
{
    private const int MaxBytes = 16 * 1024;

    /// <summary>Checks the receipt in the query, or in the body of a POST.</summary>
    [Function(nameof(VerifyReceipt))]
    [AllowAnyone("A receipt is shown by whoever has it, and cannot be guessed: the answer says what is in it and whether the ledger still holds that. Counted by address.")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "v1/receipts/verify")] HttpRequest request, CancellationToken cancellationToken)
    {
        limits.AdmitStranger(request);
        var receipt = HttpMethods.IsPost(request.Method)
            ? Encoding.ASCII.GetString((await RequestBody.ReadAsync(request, cancellationToken, MaxBytes)).Span)
            : request.Query["receipt"].ToString();
        if (string.IsNullOrWhiteSpace(receipt))
            throw Refusals.ReceiptMissing();
        if (receipt.Length > MaxBytes)
            throw Refusals.TooLarge(MaxBytes);
        return Results.Json(ReceiptAnswer.From(await check.CheckAsync(receipt.Trim(), cancellationToken), Language.Of(request)), ApiJson.Options);
    }
}

/// <summary>What the API answers about a receipt.</summary>
/// <param name="Valid">Whether it is ours and says what we signed.</param>
/// <param name="Code">Why it is not, for programs.</param>
/// <param name="Because">Why it is not.</param>
/// <param name="Claims">What it says.</param>
/// <param name="Ledger">Whether the ledger still holds what it confirms.</param>
/// <param name="SupersededBy">The number of the newest revision, where that is another.</param>
public sealed record ReceiptAnswer(bool Valid, Doubt? Code, string? Because, JsonElement? Claims, Holding? Ledger, int? SupersededBy)
{
    /// <summary>The result of a check in the caller's language.</summary>
    public static ReceiptAnswer From(CheckedReceipt result, string language) => new(
        result.Doubt is null, result.Doubt, result.Doubt is { } doubt ? Language.In(TextOf(doubt), language) : null,
        result.Claims, result.Ledger, result.SupersededBy);

    private static Text TextOf(Doubt doubt) => doubt switch
    {
        Doubt.Malformed => new(
            "Không phải là một xác nhận tiếp nhận nguyên vẹn. Chép lại toàn bộ, cả ba phần.", "This is no whole receipt. Copy all of it, the three parts."),
        Doubt.UnknownKey => new("Không được ký bằng khóa nào của hệ thống này.", "It was signed with no key of this system."),
        Doubt.WrongSignature => new("Nội dung đã bị sửa sau khi ký.", "It was altered after it was signed."),
        _ => throw new ArgumentOutOfRangeException(nameof(doubt), doubt, null),
    };
}
