using System.Runtime.Serialization;
using System.Text.Json.Nodes;

namespace Azure.Data.Tables.Tests;

/// <summary>A class can stand for rows.</summary>
[Collection(Service.Name)]
public sealed class TypedEntityTests(TablesFixture service)
{
    public enum Level
    {
        Commune,
        Province,
    }

    [Fact]
    public async Task Every_property_comes_back_as_it_went()
    {
        var table = await service.NewTableAsync();
        var written = new Report
        {
            PartitionKey = "p",
            RowKey = "r",
            Text = "Cần Thơ",
            Whole = 5.0,
            Fraction = 0.5,
            Count = 3,
            Large = 9007199254740993,
            Flag = true,
            Moment = new DateTimeOffset(2026, 3, 31, 17, 0, 0, TimeSpan.Zero).AddTicks(1),
            Utc = new DateTime(2026, 3, 31, 17, 0, 0, DateTimeKind.Utc),
            Id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
            Bytes = [1, 2],
            Data = BinaryData.FromString("x"),
            Level = Level.Province,
            Renamed = "renamed",
        };
        await table.AddEntityAsync(written);

        var read = (await table.GetEntityAsync<Report>("p", "r")).Value;

        Assert.Equal([1, 2], read.Bytes!);
        Assert.Equal("x", read.Data!.ToString());
        Assert.NotEqual(default, read.ETag);
        Assert.NotNull(read.Timestamp);
        Assert.Equal(DateTimeKind.Utc, read.Utc!.Value.Kind);
        Assert.Equal(
            written,
            read with { Bytes = written.Bytes, Data = written.Data, ETag = default, Timestamp = null });
    }

    [Fact]
    public async Task What_is_null_stays_null()
    {
        var table = await service.NewTableAsync();
        await table.AddEntityAsync(new Report { PartitionKey = "p", RowKey = "r" });

        var read = await table.QueryAsync<Report>().SingleAsync();

        Assert.Equal(
            new Report { PartitionKey = "p", RowKey = "r" },
            read with { ETag = default, Timestamp = null });
    }

    [Fact]
    public async Task Names_and_omissions_follow_the_attributes()
    {
        var table = await service.NewTableAsync();
        await table.AddEntityAsync(new Report
        {
            PartitionKey = "p", RowKey = "r", Renamed = "x", Omitted = "y", Level = Level.Province,
        });

        var row = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal(["Count", "Flag", "Level", "other_name"], row.Keys.Where(name => !IsSystem(name)).Order(StringComparer.Ordinal));
        Assert.Equal("x", row.GetString("other_name"));
        Assert.Equal("Province", row.GetString("Level"));
    }

    [Fact]
    public async Task A_whole_double_that_another_client_wrote_as_an_integer_is_a_double_here()
    {
        var table = await service.NewTableAsync();
        await service.WitnessOf(table).WriteAsync(
            new JsonObject { ["partitionKey"] = "p", ["rowKey"] = "r", ["Whole"] = 5, ["Large"] = 6, ["Unknown"] = "x" });

        var read = (await table.GetEntityAsync<Report>("p", "r")).Value;

        Assert.Equal((5.0, 6L), (read.Whole!.Value, read.Large!.Value));
    }

    [Fact]
    public async Task A_property_of_another_type_is_named()
    {
        var table = await service.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Count"] = "three" });

        var failure = await Assert.ThrowsAsync<InvalidCastException>(() => table.GetEntityAsync<Report>("p", "r"));

        Assert.Contains("'Count'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_may_be_implemented_explicitly()
    {
        var table = await service.NewTableAsync();
        await table.SubmitTransactionAsync(
            [new(TableTransactionActionType.Add, new Station { Province = "p", Code = "s1", Name = "Trạm" })]);

        var read = (await table.GetEntityAsync<Station>("p", "s1")).Value;

        Assert.Equal(("p", "s1", "Trạm"), (read.Province, read.Code, read.Name));
    }

    private static bool IsSystem(string name) => name is "PartitionKey" or "RowKey" or "Timestamp" or "odata.etag";

    public sealed record Report : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string? Text { get; init; }

        public double? Whole { get; init; }

        public double? Fraction { get; init; }

        public int Count { get; init; }

        public long? Large { get; init; }

        public bool Flag { get; init; }

        public DateTimeOffset? Moment { get; init; }

        public DateTime? Utc { get; init; }

        public Guid? Id { get; init; }

        public byte[]? Bytes { get; init; }

        public BinaryData? Data { get; init; }

        public Level? Level { get; init; }

        [DataMember(Name = "other_name")]
        public string? Renamed { get; init; }

        [IgnoreDataMember]
        public string? Omitted { get; init; }
    }

    public sealed class Station : ITableEntity
    {
        [IgnoreDataMember]
        public string Province { get; set; } = "";

        [IgnoreDataMember]
        public string Code { get; set; } = "";

        public string? Name { get; set; }

        string ITableEntity.PartitionKey
        {
            get => Province;
            set => Province = value;
        }

        string ITableEntity.RowKey
        {
            get => Code;
            set => Code = value;
        }

        DateTimeOffset? ITableEntity.Timestamp { get; set; }

        ETag ITableEntity.ETag { get; set; }
    }
}
