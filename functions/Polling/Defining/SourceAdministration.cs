using Azure;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Polling.Defining;

/// <summary>Defines and removes sources while the app runs, each written down before it is done.</summary>
public sealed class SourceAdministration(Catalogue catalogue, DefinedSourceTable defined, SourceDirectory directory, AuditTable audit, TimeProvider time)
{
    /// <summary>Defines a source. The same again is the same; another one replaces what <paramref name="ifMatch"/> names.</summary>
    /// <param name="source">The source, checked.</param>
    /// <param name="ifMatch">The hash of what it replaces, or null.</param>
    /// <param name="order">Who orders it.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    /// <returns>What is defined now, and whether it is new.</returns>
    /// <exception cref="ProblemException">The id is the catalogue's, or the definition that stands is another.</exception>
    public async Task<(DefinedSource Source, bool IsNew)> DefineAsync(Source source, string? ifMatch, Access.Keys.Order order, CancellationToken cancellationToken)
    {
        MustNotBeTheCatalogues(source.Id);
        var wanted = DefinedSource.From(source, order.Who, time.Now());
        if (wanted.Json.Length > SourceBody.MaxBytes)
            throw Refusals.TooLarge(SourceBody.MaxBytes);
        var before = await defined.FindAsync(source.Id, cancellationToken);
        if (before?.Source.Json == wanted.Json)
            return (before.Value.Source, false);
        if (before?.Source.Hash != ifMatch)
            throw before is { Source: var stands } && ifMatch is null ? Refusals.SourceExists(source.Id, stands.Hash) : Refusals.SourceChanged(source.Id, before?.Source.Hash);
        try
        {
            await audit.DoAsync(
                new(order.Who, order.InvocationId, "source.define", source.Id, $"{before?.Source.Hash ?? "new"} to {wanted.Hash}"),
                () => defined.WriteAsync(wanted, before?.ETag, cancellationToken),
                cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            throw Refusals.SourceChanged(source.Id, (await defined.FindAsync(source.Id, cancellationToken))?.Source.Hash);
        }

        directory.Forget();
        return (wanted, before is null);
    }

    /// <summary>Removes a source; what was measured stays.</summary>
    /// <exception cref="ProblemException">There is none of that id, or it is the catalogue's.</exception>
    public async Task RemoveAsync(string id, Access.Keys.Order order, CancellationToken cancellationToken)
    {
        MustNotBeTheCatalogues(id);
        if (!IsId(id) || await defined.FindAsync(id, cancellationToken) is not { Source: var source })
            throw Refusals.UnknownSource(id);
        await audit.DoAsync(
            new(order.Who, order.InvocationId, "source.remove", id, source.Hash),
            () => defined.DeleteAsync(id, cancellationToken),
            cancellationToken);
        directory.Forget();
    }

    /// <summary>Tries a source; nothing of what it says is stored, only that it was tried.</summary>
    public async Task<Attempt> TryAsync(SourceClient client, Source source, Access.Keys.Order order, CancellationToken cancellationToken)
    {
        Attempt? attempt = null;
        var now = time.Now();
        await audit.DoAsync(
            new(order.Who, order.InvocationId, "source.try", source.Id, source.Request!.Address.GetLeftPart(UriPartial.Authority)),
            async () => attempt = await client.PollAsync(source, Domain.Measuring.Slot.At(now, source.IntervalSeconds), known: null, cancellationToken),
            cancellationToken);
        return attempt!;
    }

    private void MustNotBeTheCatalogues(string id)
    {
        if (catalogue.Sources.Any(source => source.Id == id))
            throw Refusals.SourceOfTheCatalogue(id);
    }

    private static bool IsId(string id) => id.Length is > 0 and < 64 && id.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-');
}
