using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Polling;

/// <summary>From raw measurements to what the API answers of hours, days, periods and the two sets.</summary>
public sealed class MeasuredOverTime : IAsyncLifetime
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>Midnight in Vietnam, three days ago.</summary>
    private static readonly DateTimeOffset First = new(DateTimeOffset.UtcNow.ToOffset(Vietnam).Date.AddDays(-3), Vietnam);

    private Deployment deployment = null!;
    private AppInstance app = null!;

    public async Task InitializeAsync()
    {
        deployment = await Deployment.CreateAsync(Portal());
        app = await AppInstance.StartAsync(deployment.Settings, isHandler: true);
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await deployment.DisposeAsync();
    }

    [Fact]
    public async Task The_17_percent_are_seen_by_the_hour_by_the_day_and_for_the_period()
    {
        // 100 dossiers an hour since midnight, 17 of them online, from 07:00 to 16:00.
        for (var day = 0; day < 3; day++)
        {
            for (var hour = 0; hour < 24; hour++)
                await StoreAsync(First.AddDays(day).AddHours(hour), Math.Clamp(hour - 6, 0, 10));
        }

        Assert.True(await app.RunTimerAsync("CompactMeasurements"), app.Log);
        Assert.True(await app.RunTimerAsync("CompactMeasurements"), app.Log);

        var days = await GetAsync($"measured?indicator=CP11&unit=01&from={First:yyyy-MM-dd}&to={First.AddDays(2):yyyy-MM-dd}");
        Assert.Equal([17, 17, 17], days["points"]!.AsArray().Select(point => (decimal)point!["value"]!));
        Assert.All(days["points"]!.AsArray(), point => Assert.Equal("complete", (string?)point!["quality"]));
        var hours = await GetAsync($"measured?indicator=CP07&unit=01&from={First:yyyy-MM-dd}&to={First:yyyy-MM-dd}&by=hour");
        Assert.Equal([0, 100], new[] { 6, 7 }.Select(hour => (decimal)hours["points"]![hour]!["value"]!));

        // A period of the calendar's days that has not closed, computed at once; whichever month this is.
        var period = $"{First:yyyy-MM}";
        var scores = await GetAsync($"measured/scores/{period}?unit=01&regime=calendar");
        var online = scores["units"]![0]!["scores"]![0]!["groups"]!.AsArray().Single(group => (string?)group!["code"] == "b")!["parts"]![0]!;
        Assert.Equal((17, true), ((decimal)online["value"]!, (bool)online["isMeasured"]!));

        var row = (await deployment.TableOf("MeasuredDays").GetEntityAsync<TableEntity>($"mot-cua|{First:yyyyMM}", $"{First:dd}|01")).Value;
        Assert.Equal((1000, 170), (row.GetDouble("received"), row.GetDouble("online")));
    }

    [Fact]
    public async Task A_unit_sees_its_own_and_no_others()
    {
        using var own = await SendAsync("measured/cds-thang/2025-12", deployment.Keys["hanoi"]);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        using var other = await SendAsync("measured/cds-thang/2025-12?unit=24", deployment.Keys["hanoi"]);
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        using var scores = await SendAsync("measured/scores/2025-12?unit=24", deployment.Keys["hanoi"]);
        Assert.Equal(HttpStatusCode.Forbidden, scores.StatusCode);
    }

    private async Task<JsonNode> GetAsync(string address)
    {
        using var response = await SendAsync(address, deployment.Keys["ministry"]);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        return JsonNode.Parse(body)!;
    }

    private Task<HttpResponseMessage> SendAsync(string address, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("X-Api-Key", key);
        return app.Http.SendAsync(request);
    }

    private async Task StoreAsync(DateTimeOffset slot, int hours)
    {
        var at = slot.ToUniversalTime();
        await deployment.TableOf("Measurements").SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity($"mot-cua|{at:yyyyMMdd}", $"a|{at:HHmmssfff}") { ["class"] = "ok", ["ended"] = at, ["milliseconds"] = 3 }),
            new(TableTransactionActionType.Add, new TableEntity($"mot-cua|{at:yyyyMMdd}", $"m|{at:HHmmssfff}|01") { ["at"] = at, ["quality"] = "measured", ["received"] = 100.0 * hours, ["online"] = 17.0 * hours }),
        ]);
    }

    private static JsonObject Portal()
    {
        var source = NodeExporter.Source("mot-cua", $"http://127.0.0.1:{Ports.Free(1)[0]}/metrics", ("received", "received", null), ("online", "online", null));
        source["intervalSeconds"] = 3600;
        foreach (var (metric, indicator) in source["metrics"]!.AsArray().Zip(["CP07", "CP09"]))
            (metric!["counting"], metric["indicator"]) = ("dayToDate", indicator);
        return source;
    }
}
