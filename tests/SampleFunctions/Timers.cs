using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SampleFunctions;

public sealed class Timers(Ticks ticks)
{
    /// <summary>Runs every second and takes a while, so that a stop finds it running.</summary>
    [Function(nameof(Tick))]
    public async Task Tick([TimerTrigger("%TickSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (timer.ScheduleStatus is { } status && status.Last.Year == 1999)
            throw new InvalidOperationException("a failing run");
        Console.WriteLine($"tick begins, past due: {timer.IsPastDue}, next: {timer.ScheduleStatus?.Next:O}");
        await Task.Delay(TimeSpan.FromSeconds(0.7), cancellationToken);
        ticks.Add();
        Console.WriteLine("tick ends");
    }

    [Function(nameof(CountTicks))]
    public IResult CountTicks([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/ticks")] HttpRequest request) =>
        Results.Json(ticks.Count);
}
