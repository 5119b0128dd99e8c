namespace Azure.Data.Tables.Tests;

/// <summary>Interpolated values become literals that no text can break out of.</summary>
public sealed class QueryFilterTests
{
    public static TheoryData<FormattableString, string> Literals => new()
    {
        { $"A eq {"x' or PartitionKey ne '"}", "A eq 'x'' or PartitionKey ne '''" },
        { $"A eq {'\''} and B eq {"{0}"}", "A eq '''' and B eq '{0}'" },
        { $"A eq {5}", "A eq 5" },
        { $"A eq {-5L}", "A eq -5L" },
        { $"A eq {1234.5}", "A eq 1234.5" },
        { $"A eq {true}", "A eq true" },
        { $"A eq {Guid.Empty}", "A eq guid'00000000-0000-0000-0000-000000000000'" },
        { $"A eq {new byte[] { 1, 171 }}", "A eq X'01AB'" },
        { $"A eq {BinaryData.FromBytes(new byte[] { 255 })}", "A eq X'FF'" },
        {
            $"A lt {new DateTimeOffset(2026, 1, 1, 6, 30, 0, TimeSpan.FromHours(7))}",
            "A lt datetime'2025-12-31T23:30:00Z'"
        },
        { $"A lt {new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)}", "A lt datetime'2026-01-01T00:00:00Z'" },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void A_value_becomes_a_literal(FormattableString filter, string expected) =>
        Assert.Equal(expected, TableClient.CreateQueryFilter(filter));

    [Fact]
    public void A_type_that_no_filter_knows_is_refused() =>
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {TimeSpan.Zero}"));
}
