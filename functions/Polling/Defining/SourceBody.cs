using System.Collections.Immutable;
using System.Text.Json;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Definitions;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Polling.Defining;

/// <summary>Reads a source that an administrator sends: the catalogue's notation, held against the same checks.</summary>
public sealed class SourceBody(Catalogue catalogue, Secrets secrets)
{
    /// <summary>A definition fits a row of the table.</summary>
    public const int MaxBytes = 32 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>The source.</summary>
    /// <exception cref="ProblemException">It does not read, or something in it is wrong: all of it at once.</exception>
    public Source Read(ReadOnlyMemory<byte> body)
    {
        var source = Parse(body.Span.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body);
        var faults = CatalogueCheck.Faults(source, catalogue).Concat(SecretsInTheOpen(source)).Select(fault => Found(fault.Place, fault.Message)).ToImmutableArray();
        return faults.IsEmpty ? source : throw Refusals.InvalidRequest(faults);
    }

    private IEnumerable<Fault> SecretsInTheOpen(Source source)
    {
        if (source.Request is not { Authentication: { } authentication } request)
            yield break;
        const string mend = "a secret travels by https alone, or to a host of Polling__AllowedPrivateHosts; correct the address";
        if (request.Address.IsAbsoluteUri && !secrets.MayTravelTo(request.Address))
            yield return new("/request/address", mend);
        if (authentication.TokenAddress is { IsAbsoluteUri: true } address && !secrets.MayTravelTo(address))
            yield return new("/request/authentication/tokenAddress", mend);
    }

    private static Source Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<Source>(body.Span, CatalogueJson.Options) ?? throw Refusals.NotJson("1:1");
        }
        catch (JsonException e)
        {
            var (pointer, message) = CatalogueJson.FaultOf(e);
            throw Refusals.InvalidRequest([Found(pointer, message)]);
        }
        catch (InvalidOperationException)
        {
            throw Refusals.NotUnicode();
        }
    }

    private static Finding Found(string place, string message) =>
        new("source-fault", Level.Error, place, null, new($"Định nghĩa hệ thống chưa đúng ở «{place}»: {message}.", $"{message}."));
}
