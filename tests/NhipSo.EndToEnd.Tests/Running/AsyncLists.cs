namespace NhipSo.EndToEnd.Tests.Running;

/// <summary>Gathers pages.</summary>
internal static class AsyncLists
{
    /// <summary>All of them.</summary>
    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> all)
    {
        var list = new List<T>();
        await foreach (var each in all)
            list.Add(each);
        return list;
    }
}
