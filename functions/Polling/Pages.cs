using System.Globalization;
using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Polling;

/// <summary>Which address is next while an answer of several pages is read.</summary>
internal sealed class Pages
{
    private readonly Source source;
    private readonly Paging? paging;
    private Uri current;
    private int read;

    public Pages(Source source)
    {
        this.source = source;
        paging = source.Request!.Paging;
        First = current = Numbered() ?? source.Request.Address;
    }

    /// <summary>The first page.</summary>
    public Uri First { get; }

    /// <summary>The page after one that had so many rows and named that address; null where it was the last.</summary>
    /// <exception cref="PollFailedException">There are too many, or the next is elsewhere.</exception>
    public Uri? After(int rows, string? next)
    {
        read++;
        var following = paging switch
        {
            null => null,
            { Parameter: not null } => rows == 0 ? null : Numbered(),
            _ => string.IsNullOrEmpty(next) ? null : Named(next),
        };
        if (following is not null && read >= paging!.MaxPages)
            throw new PollFailedException(AttemptClass.TooLarge, string.Create(CultureInfo.InvariantCulture, $"There are more than {paging.MaxPages} pages."));
        return following is null ? null : current = following;
    }

    private Uri? Numbered()
    {
        if (paging?.Parameter is not { } parameter)
            return null;
        var address = new UriBuilder(source.Request!.Address);
        var page = string.Create(CultureInfo.InvariantCulture, $"{Uri.EscapeDataString(parameter)}={paging.First + read}");
        address.Query = address.Query.Length > 1 ? $"{address.Query[1..]}&{page}" : page;
        return address.Uri;
    }

    /// <summary>An answer may name another page, but not where we connect.</summary>
    private Uri Named(string next) =>
        Uri.TryCreate(current, next, out var address) && address.GetLeftPart(UriPartial.Authority) == source.Request!.Address.GetLeftPart(UriPartial.Authority)
            ? address
            : throw new PollFailedException(AttemptClass.Blocked, "The next page is on another host.");
}
