using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Periods;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Polling.Vendors;

/// <summary>
/// Who supplies the systems, and how each vendor's did in a month: for the monthly meeting. As JSON, or as a page to print where
/// <c>Accept</c> asks for HTML.
/// </summary>
public sealed class GetVendors(VendorMonths vendors, TimeProvider time)
{
    private static readonly YearMonthPattern Month = YearMonthPattern.CreateWithInvariantCulture("uuuu-MM");

    /// <summary>All vendors.</summary>
    [Function(nameof(GetVendors))]
    [Allow(Role.Read, Role.Steer)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/vendors")] HttpRequest request, CancellationToken cancellationToken)
    {
        var all = await vendors.ListAsync(cancellationToken);
        return Results.Json(
            new { Vendors = all.Select(vendor => new { Id = VendorId.Of(vendor.Key), Name = vendor.Key, Sources = vendor.Count() }) }, ApiJson.Options);
    }

    /// <summary>A vendor's month; this one where none is named.</summary>
    [Function("GetVendor")]
    [Allow(Role.Read, Role.Steer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/vendors/{vendor}")] HttpRequest request, string vendor, CancellationToken cancellationToken)
    {
        var found = await vendors.FindAsync(vendor, MonthOf(request.Query["month"].ToString()), cancellationToken) ?? throw Refusals.UnknownVendor(vendor);
        request.HttpContext.Response.Headers.Vary = "Accept, Accept-Language";
        if (!request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)))
            return Results.Json(VendorAnswer.Of(found), ApiJson.Options);
        request.HttpContext.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Content(new VendorSheet(found, Language.Of(request)).Write(), "text/html; charset=utf-8");
    }

    private YearMonth MonthOf(string written)
    {
        var today = time.Now().InZone(VietnamTime.Zone).Date.ToYearMonth();
        if (written.Length == 0)
            return today;
        return Month.Parse(written) is { Success: true, Value: { Year: > 2000 } month } && month.OnDayOfMonth(1) <= today.OnDayOfMonth(1)
            ? month
            : throw Refusals.NotAMonth(written.ToString(CultureInfo.InvariantCulture));
    }
}
