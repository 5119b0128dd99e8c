namespace Microsoft.Azure.Functions.Worker.Tests;

/// <summary>Waits for what comes at a time that no test knows.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <exception cref="TimeoutException">The condition did not come true.</exception>
    public static async Task IsTrueAsync(Func<bool> condition, string what)
    {
        var until = DateTime.UtcNow + Limit;
        while (!condition())
        {
            if (DateTime.UtcNow > until)
                throw new TimeoutException($"Waited {Limit} for {what}.");
            await Task.Delay(10);
        }
    }

    /// <summary>The task's result, or an exception when it takes too long.</summary>
    public static Task<T> InTimeAsync<T>(this Task<T> task) => task.WaitAsync(Limit);

    /// <inheritdoc cref="InTimeAsync{T}(Task{T})"/>
    public static Task InTimeAsync(this Task task) => task.WaitAsync(Limit);
}
