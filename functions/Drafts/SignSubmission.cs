using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Obligations;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions;
using NhipSo.Functions.Submissions.Formats;

namespace NhipSo.Functions.Drafts;

/// <summary>
/// The unit's leader sends what a clerk handed over. The draft stays as it was sent, so that to sign again answers the same
/// receipt, wherever the first time broke off.
/// </summary>
public sealed class SignSubmission(DraftTable drafts, Intake intake, Catalogue catalogue, TimeProvider time)
{
    private const int MaxLength = 200;

    [Function(nameof(SignSubmission))]
    [Allow(Role.Sign)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/submissions/{form}/{period}/{unit}/sign")] HttpRequest request,
        string form,
        string period,
        string unit,
        CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var corrects = Preconditions.IfMatchOf(request);
        var obligation = Address.Find(catalogue, form, period, unit, time.Now());
        caller.MustActFor(obligation.Unit, catalogue);
        var signature = Read(await RequestBody.ReadAsync(request, cancellationToken));
        var draft = await drafts.FindAsync(obligation, cancellationToken) ?? throw Refusals.NoDraft(obligation.Unit, obligation.Period);
        if (draft.State is not (DraftState.AwaitingSignature or DraftState.Sent))
            throw Refusals.NotHandedOver();
        if (draft.Hash != signature.Draft)
            throw Refusals.DraftChanged();

        var (accepted, findings) = await intake.AcceptAsync(
            obligation, JsonReport.Read(Encoding.UTF8.GetBytes(draft.Body)), corrects, caller.Name, new(signature.Name, signature.Position), cancellationToken);
        await drafts.MarkSentAsync(obligation, draft, cancellationToken);
        return EntryAnswer.Stored(request, obligation, accepted, findings);
    }

    private static Signature Read(ReadOnlyMemory<byte> body) =>
        StrictJson.Read<Signature>(body, Refusals.SignatureMalformed) is { Name.Length: > 0 and <= MaxLength, Position.Length: > 0 and <= MaxLength } signature
            ? signature
            : throw Refusals.SignatureMalformed("$");

    private sealed record Signature(string Draft, string Name, string Position);
}
