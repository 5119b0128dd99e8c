using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Standalone;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by the clock.</summary>
/// <param name="schedule">
/// Six NCrontab fields from the second on, or five from the minute on, in UTC; or the time between two runs, such as
/// "00:30:00", which Azure runs on an App Service plan only. <c>%NAME%</c> stands for a setting.
/// </param>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>When to run, as it was written.</summary>
    public string Schedule { get; private set; } = schedule;

    /// <summary>Whether runs are told of the schedule's status; never when runs are less than a minute apart.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether the function also runs when the app starts.</summary>
    public bool RunOnStartup { get; set; }

    internal override Type ValueType => typeof(TimerInfo);

    internal override Func<JsonElement, object>? ReadHostValue => TimerPayload.Read;

    internal override IReadOnlyCollection<string> BindingDataNames(string functionName) => [];

    internal override void AddRuntime(IServiceCollection services, HostMode mode)
    {
        if (mode.IsCustomHandler)
            return;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IHostedService, TimerService>();
    }
}
