using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions;
using NodaTime;

namespace NhipSo.Functions.Tests.Submissions;

public class AddressTests
{
    private static readonly Instant Opens = Instant.FromUtc(2025, 10, 31, 17, 0);

    [Fact]
    public void An_address_names_form_period_and_unit()
    {
        var obligation = Address.Find(Shipped.Catalogue, "cds-thang", "2025-11", "24", Opens);
        Assert.Equal(new(Shipped.Form, Shipped.November, Shipped.Unit("24")), obligation);
        Assert.Equal("cds-thang|2025-11", PartitionKey.Of(obligation).ToString());
        Assert.Equal(PartitionKey.Of(obligation), PartitionKey.Parse("cds-thang|2025-11"));
    }

    [Fact]
    public void A_code_is_that_of_the_due_instant()
    {
        Assert.Equal("24~2008", Address.Find(Shipped.Catalogue, "cds-thang", "2025-05", "24", Opens).Unit.Id);
        Assert.Equal("24", Address.Find(Shipped.Catalogue, "cds-thang", "2025-06", "24", Opens).Unit.Id);
    }

    [Fact]
    public void The_first_period_is_one() =>
        Assert.Equal("2024-01", Address.Find(Shipped.Catalogue, "cds-thang", "2024-01", "24", Opens).Period.Code);

    [Theory]
    [InlineData("cds-la", "2025-11", "24", 404, "unknown-form")]
    [InlineData("cds-thang", "2026-13", "24", 404, "unknown-period")]
    [InlineData("cds-thang", "2026-Q4", "24", 404, "unknown-period")]
    [InlineData("cds-thang", "2023-12", "24", 404, "unknown-period")]
    [InlineData("cds-thang", "2025-12", "24", 409, "period-not-open")]
    [InlineData("cds-thang", "9998-12", "24", 409, "period-not-open")]
    [InlineData("cds-thang", "9999-12", "24", 404, "unknown-period")]
    [InlineData("cds-thang", "2025-11", "27", 404, "unknown-unit")]
    [InlineData("cds-thang", "2025-11", "27~2008", 404, "unknown-unit")]
    [InlineData("cds-thang", "2025-11", "", 404, "unknown-unit")]
    public void What_names_nothing_is_refused(string form, string period, string unit, int status, string code)
    {
        var problem = Assert.Throws<ProblemException>(() => Address.Find(Shipped.Catalogue, form, period, unit, Opens)).Problem;
        Assert.Equal((status, code), (problem.Status, problem.Code));
    }

    [Fact]
    public void A_period_opens_when_its_window_begins()
    {
        var early = Opens - Duration.FromMilliseconds(1);
        Assert.Equal("period-not-open", Assert.Throws<ProblemException>(
            () => Address.Find(Shipped.Catalogue, "cds-thang", "2025-11", "24", early)).Problem.Code);
    }
}
