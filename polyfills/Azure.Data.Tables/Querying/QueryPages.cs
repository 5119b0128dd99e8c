namespace Azure.Data.Tables.Querying;

/// <summary>
/// A query's answers, fetched page by page as they are asked for. A page may be short or empty and still have a
/// successor. Source: REST "Query timeout and pagination".
/// </summary>
/// <param name="fetch">Fetches the page that a continuation token stands for, the first one for null.</param>
/// <param name="maxPerPage">How many items a page has at most when the caller of the pages does not say.</param>
/// <param name="queryCancellation">The token that the query was made with.</param>
internal sealed class QueryPages<T>(
    Func<string?, int?, CancellationToken, Task<Page<T>>> fetch, int? maxPerPage, CancellationToken queryCancellation)
    : AsyncPageable<T>(queryCancellation)
    where T : notnull
{
    /// <inheritdoc/>
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = await fetch(continuationToken, pageSizeHint ?? maxPerPage, CancellationToken);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken))
        {
            foreach (var item in page.Values)
                yield return item;
        }
    }
}
