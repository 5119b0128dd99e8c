namespace NhipSo.EndToEnd.Tests.Running;

/// <summary>Waits for what other processes bring about. The limit only ends a test that has failed.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>Asks until the answer is yes; a refused connection counts as no.</summary>
    public static async Task TrueAsync(Func<Task<bool>> isSo, Func<string> otherwise)
    {
        await ValueAsync<object>(async () => await isSo() ? true : null, otherwise);
    }

    /// <summary>Asks until there is an answer.</summary>
    public static async Task<T> ValueAsync<T>(Func<Task<T?>> find, Func<string> otherwise)
        where T : class
    {
        for (var until = DateTime.UtcNow + Limit; DateTime.UtcNow < until; await Task.Delay(50))
        {
            try
            {
                if (await find() is { } found)
                    return found;
            }
            catch (HttpRequestException)
            {
                // Not there yet.
            }
        }

        throw new TimeoutException(otherwise());
    }
}
