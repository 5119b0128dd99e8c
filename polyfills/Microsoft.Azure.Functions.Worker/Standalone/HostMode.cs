using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>
/// Whether the app runs by itself or as the custom handler of a Functions host, which then owns the schedule, the
/// keys and the outside address.
/// </summary>
/// <param name="CustomHandlerPort">The port that the Functions host forwards to; null without such a host.</param>
internal sealed record HostMode(int? CustomHandlerPort)
{
    /// <summary>The environment variable by which a Functions host names the port.</summary>
    public const string PortSetting = "FUNCTIONS_CUSTOMHANDLER_PORT";

    public bool IsCustomHandler => CustomHandlerPort is not null;

    /// <exception cref="InvalidOperationException">The port is set to something that is no port.</exception>
    public static HostMode Of(IConfiguration configuration)
    {
        var port = configuration[PortSetting];
        if (string.IsNullOrEmpty(port))
            return new HostMode(CustomHandlerPort: null);
        return ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new HostMode(number)
            : throw new InvalidOperationException($"{PortSetting} is '{port}'; it must be a port number.");
    }
}
