namespace Microsoft.Azure.Functions.Worker.Tests;

public sealed class InstanceTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 30, DateTimeKind.Utc);

    [Fact]
    public async Task Every_run_has_an_instance_of_its_own_that_is_disposed_when_it_ends()
    {
        Held.Made = Held.Disposed = 0;
        await using var timers = await TimerHost.StartAsync<Held>(Start);
        var first = await timers.NextRunAsync();
        Assert.Equal((1, 0), (Held.Made, Held.Disposed));
        first.End();
        await timers.NextRunAsync();
        Assert.Equal((2, 1), (Held.Made, Held.Disposed));
    }

    public sealed class Held : IDisposable
    {
        private readonly Runs runs;

        public Held(Runs runs)
        {
            this.runs = runs;
            Made++;
        }

        public static int Made { get; set; }

        public static int Disposed { get; set; }

        [Function(nameof(Held))]
        public Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer) => runs.RunAsync(timer);

        public void Dispose() => Disposed++;
    }
}
