using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Definitions;

namespace NhipSo.Functions.Tests.Definitions;

/// <summary>Definitions are versioned: a new version never reinterprets an old report.</summary>
public sealed class DefinitionsKeptTests(TestStorage storage) : IClassFixture<TestStorage>
{
    [Fact]
    public async Task Every_catalogue_that_ran_stays_readable()
    {
        await StartAsync(Shipped.Catalogue);
        await StartAsync(Shipped.Catalogue);
        var blob = storage.Blobs.Container("catalog").GetBlobClient($"versions/{Shipped.Catalogue.Version}.json");
        var kept = JsonSerializer.Deserialize<CatalogueParts>((await blob.DownloadContentAsync()).Value.Content, CatalogueJson.Options)!;
        Assert.Equal(JsonSerializer.Serialize(Shipped.Catalogue.Written, CatalogueJson.Options), JsonSerializer.Serialize(kept, CatalogueJson.Options));
        Assert.Equal(Shipped.Catalogue.Written.Units.Select(unit => unit.Id), kept.Units.Select(unit => unit.Id));
    }

    [Fact]
    public async Task A_version_that_means_something_else_stops_the_app_and_says_what_to_do()
    {
        await StartAsync(Shipped.Catalogue);
        var changed = With("changed", form => form with { Outline = [form.Outline[0] with { Items = [.. form.Outline[0].Items.Skip(1)] }, .. form.Outline[1..]] });
        var refused = await Assert.ThrowsAsync<StartupException>(() => StartAsync(changed));
        Assert.Contains("cds-thang version 2 is not what it was", refused.Message, StringComparison.Ordinal);
        Assert.Contains("version 3", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_that_judges_otherwise_stops_the_app_and_a_name_of_it_does_not()
    {
        await StartAsync(Shipped.Catalogue);
        await StartAsync(Judging("renamed", card => card with { Name = new("Tên khác", "Another name") }));
        var changed = Judging("reweighed", card => card with { RankedFrom = 0.1m });
        var refused = await Assert.ThrowsAsync<StartupException>(() => StartAsync(changed));
        Assert.Contains("Scorecard qd-766 version 1 is not what it was when units were judged by it", refused.Message, StringComparison.Ordinal);
        Assert.Contains("version 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_that_ran_before_costs_a_start_one_request()
    {
        await StartAsync(Shipped.Catalogue);
        var before = storage.Requests;
        await StartAsync(Shipped.Catalogue);
        Assert.Equal(1, storage.Requests - before);
    }

    [Fact]
    public async Task A_name_a_source_and_a_deadline_may_be_corrected()
    {
        await StartAsync(Shipped.Catalogue);
        await StartAsync(With("corrected", form => form with
        {
            Name = new("Tên khác", "Another name"),
            Source = "khác",
            Calendar = form.Calendar with { DueBy = form.Calendar.DueBy with { WorkingDaysAfter = 5 } },
        }));
    }

    private Task StartAsync(Catalogue catalogue) =>
        new DefinitionsKept(storage.Blobs, catalogue, NullLogger<DefinitionsKept>.Instance).StartAsync(default);

    private static Catalogue Judging(string version, Func<Scorecard, Scorecard> change) => new(
        Shipped.Catalogue.Written with { Scorecards = [.. Shipped.Catalogue.Written.Scorecards.Select(card => card.Code == "qd-766" ? change(card) : card)] }, version);

    private static Catalogue With(string version, Func<Form, Form> change) => new(
        Shipped.Catalogue.Written with
        {
            Forms = [.. Shipped.Catalogue.Written.Forms.Select(form => form is { Code: "cds-thang", Version: 2 } ? change(form) : form)],
        },
        version);
}
