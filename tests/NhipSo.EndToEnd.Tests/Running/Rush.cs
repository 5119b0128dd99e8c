using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace NhipSo.EndToEnd.Tests.Running;

/// <summary>Units that correct their reports again and again, as fast as they are answered, and remember every receipt.</summary>
/// <param name="keys">A key a unit.</param>
/// <param name="period">The period that they report for.</param>
internal sealed class Rush(IReadOnlyDictionary<string, string> keys, string period)
{
    private int sent;

    /// <summary>The hash of every revision that was acknowledged.</summary>
    public ConcurrentBag<string> Acknowledged { get; } = [];

    /// <summary>The status of every answer that was no acknowledgement.</summary>
    public ConcurrentBag<HttpStatusCode> Refused { get; } = [];

    /// <summary>Sends until told to stop; a lost connection or a refusal is tried again, as a province's system would.</summary>
    public Task RunAsync(Func<AppInstance> app, CancellationToken stop) =>
        Task.WhenAll(keys.Select(unit => Task.Run(() => ReportAsync(app, unit.Key, unit.Value, stop), CancellationToken.None)));

    private async Task ReportAsync(Func<AppInstance> app, string unit, string key, CancellationToken stop)
    {
        string? head = null;
        while (!stop.IsCancellationRequested)
        {
            var body = Answers.ReportNow(1_000_000, Interlocked.Increment(ref sent), string.Create(CultureInfo.InvariantCulture, $"Lần {sent}"));
            head = await SendUntilStoredAsync(app, unit, key, body, head, stop) ?? head;
        }
    }

    /// <summary>Sends one report until it is stored; answers its hash, or null when told to stop before.</summary>
    private async Task<string?> SendUntilStoredAsync(Func<AppInstance> app, string unit, string key, string body, string? head, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var response = await app().PutAsync($"submissions/cds-thang/{period}/{unit}", key, body, head);
                if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created)
                {
                    var hash = (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(CancellationToken.None))!["hash"]!;
                    Acknowledged.Add(hash);
                    return hash;
                }

                Refused.Add(response.StatusCode);
            }
            catch (Exception e) when (e is HttpRequestException or ObjectDisposedException or IOException or TaskCanceledException)
            {
                // The process died under the request: nothing was acknowledged, so the same is sent again.
            }

            await Task.Delay(50, CancellationToken.None);
        }

        return null;
    }
}
