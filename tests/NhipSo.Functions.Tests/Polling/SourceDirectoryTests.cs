using Microsoft.Extensions.DependencyInjection;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Access.Keys;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Polling.Defining;
using NhipSo.Functions.Problems;
using NodaTime;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>Sources of the catalogue and those that are defined while the app runs.</summary>
public sealed class SourceDirectoryTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private static readonly Order Order = new("key:admin", Guid.NewGuid().ToString());
    private readonly ManualTime time = new(Poller.Slot);

    [Fact]
    public async Task What_is_defined_is_there_at_once_here_and_after_a_minute_elsewhere()
    {
        await using var here = Services();
        await using var elsewhere = Services();
        var (directory, other) = (here.GetRequiredService<SourceDirectory>(), elsewhere.GetRequiredService<SourceDirectory>());
        Assert.NotNull(await other.FindAsync("cong-01", default));
        Assert.Null(await other.FindAsync("moi", default));

        await DefineAsync(here, Source("moi"));
        var found = await directory.FindAsync("moi", default);
        Assert.Equal("https://moi.example/metrics", found!.Request!.Address.AbsoluteUri);
        Assert.Equal(["cong-01", "moi"], (await directory.ReadAsync(default)).Select(source => source.Id).Where(id => id is "cong-01" or "moi"));
        Assert.Null(await other.FindAsync("moi", default));
        time.Now += Duration.FromSeconds(61);
        Assert.NotNull(await other.FindAsync("moi", default));
        Assert.NotNull(await directory.FindAsync("moi", default));

        await here.GetRequiredService<SourceAdministration>().RemoveAsync("moi", NewOrder(), default);
        Assert.Null(await directory.FindAsync("moi", default));
    }

    [Fact]
    public async Task A_minute_costs_one_query_and_what_has_not_changed_stays_the_same_object()
    {
        await using var services = Services();
        await DefineAsync(services, Source("van-the"));
        var directory = services.GetRequiredService<SourceDirectory>();
        var first = await directory.FindAsync("van-the", default);
        var before = storage.Requests;
        for (var i = 0; i < 10; i++)
            await directory.ReadAsync(default);
        Assert.Equal(before, storage.Requests);
        time.Now += Duration.FromSeconds(60);
        Assert.Same(first, await directory.FindAsync("van-the", default));
        Assert.Equal(before + 1, storage.Requests);
    }

    [Fact]
    public async Task An_id_of_the_catalogue_is_not_defined_anew_and_not_removed()
    {
        await using var services = Services();
        Assert.Equal("source-of-the-catalogue", (await Assert.ThrowsAsync<ProblemException>(() => DefineAsync(services, Source("cong-01")))).Problem.Code);
        var removed = () => services.GetRequiredService<SourceAdministration>().RemoveAsync("cong-01", NewOrder(), default);
        Assert.Equal("source-of-the-catalogue", (await Assert.ThrowsAsync<ProblemException>(removed)).Problem.Code);
    }

    [Fact]
    public async Task A_definition_is_replaced_by_whoever_has_seen_it()
    {
        await using var services = Services();
        var first = await DefineAsync(services, Source("thay"));
        Assert.Equal(first.Hash, (await DefineAsync(services, Source("thay"))).Hash);
        var changed = Source("thay") with { IntervalSeconds = 600 };
        Assert.Equal("source-exists", (await Assert.ThrowsAsync<ProblemException>(() => DefineAsync(services, changed))).Problem.Code);
        Assert.Equal("source-changed", (await Assert.ThrowsAsync<ProblemException>(() => DefineAsync(services, changed, "0000"))).Problem.Code);
        await DefineAsync(services, changed, first.Hash);
        Assert.Equal(600, (await services.GetRequiredService<SourceDirectory>().FindAsync("thay", default))!.IntervalSeconds);
        Assert.Equal("source-changed", (await Assert.ThrowsAsync<ProblemException>(() => DefineAsync(services, Source("khong-co"), first.Hash))).Problem.Code);
    }

    [Fact]
    public async Task A_definition_that_fits_no_more_is_left_out_and_the_others_stay()
    {
        await using var services = Services();
        await DefineAsync(services, Source("con-hop"));
        var table = services.GetRequiredService<DefinedSourceTable>();
        await table.WriteAsync(DefinedSource.From(Source("het-hop") with { Owner = "khong-co" }, "key:admin", time.Now), replaced: null, default);
        await table.WriteAsync(new("khong-doc", "{\"id\":", "key:admin", time.Now), replaced: null, default);
        services.GetRequiredService<SourceDirectory>().Forget();
        var ids = (await services.GetRequiredService<SourceDirectory>().ReadAsync(default)).Select(source => source.Id).ToList();
        Assert.Contains("con-hop", ids);
        Assert.DoesNotContain("het-hop", ids);
        Assert.DoesNotContain("khong-doc", ids);
    }

    private async Task<DefinedSource> DefineAsync(IServiceProvider services, Source source, string? ifMatch = null) =>
        (await services.GetRequiredService<SourceAdministration>().DefineAsync(source, ifMatch, NewOrder(), default)).Source;

    private static Order NewOrder() => Order with { InvocationId = Guid.NewGuid().ToString() };

    private ServiceProvider Services() => Poller.Services(tables: storage.Tables, time: time, more: more =>
    {
        more.AddSingleton<AuditTable>();
        more.AddSingleton(Shipped.CatalogueOf([Source("cong-01")], Shipped.Unit("24")));
    });

    private static Source Source(string id) => Poller.Source(new($"https://{id}.example/metrics"), id);
}
