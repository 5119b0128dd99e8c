namespace Azure.Data.Tables.Tests;

/// <summary>The getters of a row without a class of its own.</summary>
public sealed class TableEntityTests
{
    [Fact]
    public void What_is_missing_or_null_reads_as_null()
    {
        var row = new TableEntity("p", "r") { ["Null"] = null };

        Assert.Null(row["Missing"]);
        Assert.Null(row.GetString("Missing"));
        Assert.Null(row.GetDouble("Null"));
        Assert.Null(row.GetBinary("Null"));
        Assert.Null(row.GetBinaryData("Missing"));
        Assert.Null(row.GetDateTime("Missing"));
        Assert.Null(row.Timestamp);
        Assert.Equal(default, row.ETag);
    }

    [Fact]
    public void Another_type_is_refused()
    {
        var row = new TableEntity("p", "r") { ["Value"] = 5 };

        Assert.Throws<InvalidOperationException>(() => row.GetDouble("Value"));
        Assert.Throws<InvalidOperationException>(() => row.GetInt64("Value"));
        Assert.Throws<InvalidOperationException>(() => row.GetString("Value"));
        Assert.Throws<InvalidOperationException>(() => row.GetBinaryData("Value"));
        Assert.Equal(5, row.GetInt32("Value"));
    }

    [Fact]
    public void A_moment_reads_as_either_type()
    {
        var moment = new DateTimeOffset(2026, 3, 1, 7, 0, 0, TimeSpan.FromHours(7));
        var row = new TableEntity { ["Offset"] = moment, ["Utc"] = moment.UtcDateTime };

        Assert.Equal(moment.UtcDateTime, row.GetDateTime("Offset"));
        Assert.Equal(DateTimeKind.Utc, row.GetDateTime("Offset")!.Value.Kind);
        Assert.Equal(moment, row.GetDateTimeOffset("Utc"));
    }

    [Fact]
    public void Bytes_read_as_either_type()
    {
        var row = new TableEntity { ["Bytes"] = new byte[] { 1, 2 } };

        Assert.Equal([1, 2], row.GetBinary("Bytes"));
        Assert.Equal([1, 2], row.GetBinaryData("Bytes")!.ToArray());
    }

    [Fact]
    public void An_integer_set_over_a_wider_number_takes_its_type()
    {
        var row = new TableEntity { ["Double"] = 1.5, ["Long"] = 1L, ["Text"] = "x" };
        row["Double"] = 5;
        row["Long"] = 5;
        row["Text"] = 5;

        Assert.Equal(5.0, row.GetDouble("Double"));
        Assert.Equal(5L, row.GetInt64("Long"));
        Assert.Equal(5, row.GetInt32("Text"));
    }

    [Fact]
    public void Changing_a_copy_leaves_the_original()
    {
        var values = new Dictionary<string, object?> { ["Value"] = 1 };
        var row = new TableEntity(values) { ["Value"] = 2 };

        Assert.Equal(1, values["Value"]);
        Assert.Equal(2, row.GetInt32("Value"));
    }
}
