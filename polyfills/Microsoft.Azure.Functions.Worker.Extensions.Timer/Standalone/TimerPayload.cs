using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>What a Functions host posts to a custom handler for a timer.</summary>
internal static class TimerPayload
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <exception cref="JsonException">The value is no timer information.</exception>
    public static object Read(JsonElement value) =>
        value.Deserialize<TimerInfo>(Options) ?? throw new JsonException("The timer information is null.");
}
