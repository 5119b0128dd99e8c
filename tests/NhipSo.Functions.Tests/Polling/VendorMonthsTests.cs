using Microsoft.Extensions.DependencyInjection;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Http;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Polling.Vendors;
using NodaTime;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>What a vendor's systems did in a month is computed from the stored attempts.</summary>
public sealed class VendorMonthsTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private static readonly YearMonth November = new(2026, 11);

    /// <summary>The month begins in Vietnam while it is still October in UTC.</summary>
    private static readonly Instant Begin = Instant.FromUtc(2026, 10, 31, 17, 0);

    [Theory]
    [InlineData("Công ty Đại Việt", "cong-ty-dai-viet")]
    [InlineData("VNPT / Viettel (liên danh)", "vnpt-viettel-lien-danh")]
    [InlineData("???", "-")]
    public void A_vendor_has_an_id_for_addresses(string name, string id) => Assert.Equal(id, VendorId.Of(name));

    [Fact]
    public async Task A_month_counts_its_own_slots_in_vietnam_from_the_first_attempt_on()
    {
        var source = Poller.Source(new("http://127.0.0.1/"), "month", 3600) with { Vendor = "Công ty Một" };
        string[] classes = [AttemptClass.Ok, AttemptClass.Ok, AttemptClass.Timeout, AttemptClass.Blocked, "", AttemptClass.Ok];
        await StoreAsync(source, Begin - Duration.FromHours(1), classes);
        var month = (await FindAsync([source], "cong-ty-mot", Begin + Duration.FromHours(6)))!;

        var account = Assert.Single(month.Sources).Account!;
        // The first of them was in October.
        Assert.Equal((6, 2, 1, 1, 2), (account.Due, account.Succeeded, account.Failed, account.Excused, account.NotAsked));
        Assert.Equal(0.666667m, month.Availability);
        Assert.Equal([Gap.NotAsked, Gap.NotAsked], account.Gaps.Select(gap => gap.Why));
    }

    [Fact]
    public async Task What_was_before_the_first_attempt_is_no_gap_and_who_was_never_asked_has_no_account()
    {
        var source = Poller.Source(new("http://127.0.0.1/"), "late", 3600) with { Vendor = "Hai" };
        var never = Poller.Source(new("http://127.0.0.1/"), "never", 3600) with { Vendor = "Hai" };
        await StoreAsync(source, Begin + Duration.FromDays(3), [AttemptClass.Ok]);
        var month = (await FindAsync([source, never], "hai", Begin + Duration.FromDays(3) + Duration.FromHours(1)))!;
        Assert.Equal(["never", "late"], month.Sources.Select(each => each.Source.Id));
        Assert.Equal((1, 1), (month.Sources[1].Account!.Due, month.Sources[1].Account!.Succeeded));
        Assert.Null(month.Sources[0].Account);
    }

    [Fact]
    public async Task Who_supplies_nothing_is_no_vendor() => Assert.Null(await FindAsync([Poller.Source(new("http://127.0.0.1/"))], "ai-do", Begin));

    [Fact]
    public async Task The_sheet_says_it_in_both_languages_and_takes_names_for_text()
    {
        var source = Poller.Source(new("http://127.0.0.1/"), "sheet", 3600) with { Vendor = "Ba <b>", Name = new("Một cửa <script>", "One stop <script>") };
        await StoreAsync(source, Begin, [AttemptClass.Ok, AttemptClass.Tls]);
        var month = (await FindAsync([source], "ba-b", Begin + Duration.FromHours(3)))!;
        var (vi, en) = (new VendorSheet(month, Language.Vietnamese).Write(), new VendorSheet(month, Language.English).Write());
        Assert.Contains("Lỗi chứng thư bảo mật", vi, StringComparison.Ordinal);
        Assert.Contains("The TLS handshake failed", en, StringComparison.Ordinal);
        Assert.Contains("50%", vi, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", vi + en, StringComparison.Ordinal);
        Assert.Contains("Ba &lt;b&gt;", vi, StringComparison.Ordinal);
    }

    private async Task StoreAsync(Source source, Instant first, string[] classes)
    {
        var (measurements, sources) = (new MeasurementTable(storage.Tables), new SourceTable(storage.Tables));
        SourceState? state = null;
        foreach (var (attemptClass, number) in classes.Select((each, number) => (each, number)).Where(each => each.each.Length > 0))
        {
            var slot = first + Duration.FromHours(number);
            var attempt = new Attempt(slot, slot, 1, attemptClass, Readings.None);
            Assert.True(await measurements.TryStoreAsync(source, attempt, default));
            state = SourceState.After(source, state, attempt.Outcome);
        }

        await sources.WriteAsync([new(source.Id, null, state!)], default);
    }

    private async Task<VendorMonth?> FindAsync(Source[] all, string vendor, Instant now)
    {
        await using var services = Poller.Services(
            all, storage.Tables, new ManualTime(now), more => more.AddSingleton(Shipped.CatalogueOf([.. all], Shipped.Unit("24"))));
        return await services.GetRequiredService<VendorMonths>().FindAsync(vendor, November, default);
    }
}
