using System.Text.Json;
using System.Text.Json.Nodes;

namespace Azure.Data.Tables.Tests;

/// <summary>Every type of a table keeps its type and value, in both directions, judged by Azure's own client.</summary>
[Collection(Service.Name)]
public sealed class PropertyTypesTests(TablesFixture service)
{
    private static readonly DateTimeOffset Moment = new(2026, 3, 31, 23, 59, 58, 123, TimeSpan.FromHours(7));
    private static readonly Guid Id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    public static TheoryData<object, string, string> Values => new()
    {
        { "Số liệu quý <I> & \"II\" 'ờ' \u0001 😀", "String", "Số liệu quý <I> & \"II\" 'ờ' \u0001 😀" },
        { "", "String", "" },
        { "5", "String", "5" },
        { 5, "Int32", "5" },
        { int.MinValue, "Int32", "-2147483648" },
        { long.MaxValue, "Int64", "9223372036854775807" },
        { 5L, "Int64", "5" },
        { 5.0, "Double", "5" },
        { 0.1, "Double", "0.1" },
        { -1234567.875, "Double", "-1234567.875" },
        { 1e15, "Double", "1000000000000000" },
        { 1e300, "Double", "1e+300" },
        { 5e-324, "Double", "5e-324" },
        { 0.00001, "Double", "0.00001" },
        { 9007199254740993.0, "Double", "9007199254740992" },
        { double.NaN, "Double", "NaN" },
        { double.PositiveInfinity, "Double", "Infinity" },
        { double.NegativeInfinity, "Double", "-Infinity" },
        { true, "Boolean", "true" },
        { Moment.AddTicks(4567), "DateTime", "2026-03-31T16:59:58.1234567Z" },
        { Id, "Guid", "0f8fad5b-d9cb-469f-a165-70867728950e" },
        { new byte[] { 0, 1, 254, 255 }, "Binary", "AAH+/w==" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task The_witness_reads_what_we_wrote(object value, string type, string text)
    {
        var table = await service.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = value });

        var (row, wire) = await service.WitnessOf(table).ReadAsync("p", "r");

        Assert.Equal((type, text), Describe(row["Value"], wire));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task We_read_what_we_wrote_with_its_type(object value, string type, string text)
    {
        _ = (type, text);
        var table = await service.NewTableAsync();
        await table.SubmitTransactionAsync(
            [new(TableTransactionActionType.Add, new TableEntity("p", "r") { ["Value"] = value })]);

        var row = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal(value, row["Value"]);
        Assert.IsType(value.GetType(), row["Value"]);
    }

    [Fact]
    public async Task We_read_what_the_witness_wrote()
    {
        var table = await service.NewTableAsync();
        await service.WitnessOf(table).WriteAsync(new JsonObject
        {
            ["partitionKey"] = "p",
            ["rowKey"] = "r",
            ["Text"] = "Hải Phòng",
            ["Int32"] = 7,
            ["Int64"] = Typed("Int64", "9007199254740993"),
            ["Fraction"] = 0.25,
            ["Whole"] = Typed("Double", "3"),
            ["NaN"] = Typed("Double", "NaN"),
            ["Flag"] = false,
            ["Moment"] = Typed("DateTime", "2026-03-31T16:59:58.1234567Z"),
            ["Id"] = Typed("Guid", Id.ToString()),
            ["Bytes"] = new JsonObject { ["base64"] = "AAH+/w==" },
        });

        var row = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal("Hải Phòng", row.GetString("Text"));
        Assert.Equal(7, row.GetInt32("Int32"));
        Assert.Equal(9007199254740993, row.GetInt64("Int64"));
        Assert.Equal(0.25, row.GetDouble("Fraction"));
        Assert.Equal(3.0, row.GetDouble("Whole"));
        Assert.Equal(double.NaN, row.GetDouble("NaN"));
        Assert.False(row.GetBoolean("Flag"));
        Assert.Equal(Moment.AddTicks(4567), row.GetDateTimeOffset("Moment"));
        Assert.Equal(Id, row.GetGuid("Id"));
        Assert.Equal([0, 1, 254, 255], row.GetBinary("Bytes"));
    }

    [Fact]
    public async Task A_null_is_not_stored()
    {
        var table = await service.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = null, ["Other"] = 1 });

        var row = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.False(row.ContainsKey("Value"));
        Assert.Equal(1, row.GetInt32("Other"));
    }

    [Fact]
    public async Task A_row_comes_with_its_keys_its_version_and_its_time()
    {
        var table = await service.NewTableAsync();
        var added = await table.AddEntityAsync(new TableEntity("p", "r"));

        var row = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal(("p", "r"), (row.PartitionKey, row.RowKey));
        Assert.Equal(added.Headers.ETag, row.ETag);
        Assert.Equal(TimeSpan.Zero, row.Timestamp!.Value.Offset);
        Assert.Equal(["PartitionKey", "RowKey", "Timestamp", "odata.etag"], row.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1.5f)]
    [InlineData('a')]
    [InlineData(DayOfWeek.Monday)]
    public async Task A_type_that_tables_lack_is_refused_before_anything_is_sent(object value)
    {
        var table = new TableClient(service.ConnectionString, "missing");

        var refusal = await Assert.ThrowsAsync<NotSupportedException>(
            () => table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = value }));

        Assert.Contains("'Value'", refusal.Message, StringComparison.Ordinal);
    }

    private static JsonObject Typed(string type, string value) => new() { ["type"] = type, ["value"] = value };

    /// <summary>
    /// The witness gives strings and booleans as they are, all else with its type; a whole number it takes for an Int32,
    /// which the text that it read corrects.
    /// </summary>
    private static (string Type, string Value) Describe(JsonNode? node, string wire) => node switch
    {
        JsonObject number when wire.Contains($"\"Value\":{number["value"]}.0", StringComparison.Ordinal) =>
            ("Double", number["value"]!.ToString()),
        JsonObject typed => ((string)typed["type"]!, typed["value"]!.ToString()),
        JsonValue value when value.GetValueKind() is JsonValueKind.String => ("String", value.ToString()),
        JsonValue value => ("Boolean", value.ToString()),
        _ => throw new InvalidOperationException($"The witness saw {node}."),
    };
}
