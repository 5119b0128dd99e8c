using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Monitoring;

/// <summary>The app counts what it does, in the format that it reads itself.</summary>
[Collection(nameof(SharedApp))]
public sealed class Metrics(SharedApp shared)
{
    [Fact]
    public async Task Every_stored_revision_is_counted_and_a_repeated_one_is_not()
    {
        var before = await StoredAsync();
        var address = $"submissions/cds-thang/{SharedApp.NextPeriod()}/35";
        using var first = await shared.App.PutAsync(address, shared.Keys["hanam"], Answers.Report(10, 5));
        using var again = await shared.App.PutAsync(address, shared.Keys["hanam"], Answers.Report(10, 5));
        Assert.Equal(before + 1, await StoredAsync());
    }

    [Fact]
    public async Task The_app_says_that_it_is_ready()
    {
        using var ready = await shared.App.Http.GetAsync(new Uri("health/ready", UriKind.Relative));
        Assert.Equal("ready", (string?)(await ready.JsonAsync())["status"]);
    }

    private async Task<int> StoredAsync() => int.Parse(
        (await shared.App.Http.GetStringAsync(new Uri("metrics", UriKind.Relative)))
            .Split('\n').Single(line => line.StartsWith("nhipso_submissions_stored_total ", StringComparison.Ordinal)).Split(' ')[1],
        System.Globalization.CultureInfo.InvariantCulture);
}
