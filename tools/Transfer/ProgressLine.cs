namespace NhipSo.Tools.Transfer;

/// <summary>Says how far it is: over and over on one line of a terminal, each ten seconds a line elsewhere.</summary>
internal sealed class ProgressLine
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private DateTimeOffset last = DateTimeOffset.MinValue;
    private int width;

    public void Say(string text)
    {
        lock (gate)
        {
            var now = TimeProvider.System.GetUtcNow();
            if (now - last < (Console.IsErrorRedirected ? Seldom : Often))
                return;
            last = now;
            Console.Error.Write(Console.IsErrorRedirected ? $"{text}\n" : $"\r{text.PadRight(width)}");
            width = text.Length;
        }
    }

    /// <summary>Before anything else is printed.</summary>
    public void End()
    {
        if (width > 0 && !Console.IsErrorRedirected)
            Console.Error.Write($"\r{new string(' ', width)}\r");
        width = 0;
    }
}

/// <summary>Hears of progress where it happens: <see cref="Progress{T}"/> would say it later, on another thread.</summary>
internal sealed class Heard<T>(Action<T> hear) : IProgress<T>
{
    public void Report(T value) => hear(value);
}
