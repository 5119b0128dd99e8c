using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;
using NhipSo.Functions.Backup;

namespace NhipSo.Functions.Tests.Backup;

/// <summary>A row comes out of an archive as it went in, every type to the last bit.</summary>
public sealed class RowCodecTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private static readonly DateTimeOffset First = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<object> Values = Gen.OneOf<object>(
        Texts().Select(text => (object)text),
        ArbMap.Default.GeneratorFor<int>().Select(number => (object)number),
        ArbMap.Default.GeneratorFor<long>().Select(number => (object)number),
        ArbMap.Default.GeneratorFor<bool>().Select(flag => (object)flag),
        ArbMap.Default.GeneratorFor<Guid>().Select(id => (object)id),
        ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => (object)bytes),
        ArbMap.Default.GeneratorFor<long>().Select(ticks => (object)First.AddTicks((long)((ulong)ticks % (ulong)(DateTimeOffset.MaxValue - First).Ticks))),
        ArbMap.Default.GeneratorFor<long>().Select(bits => (object)BitConverter.Int64BitsToDouble(bits)).Where(number => !double.IsNaN((double)number)),
        Gen.Elements<object>(-0.0, 0.0, 1e300, 5e-324, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1.0, 0.1, int.MinValue, long.MinValue, ""));

    [Fact]
    public void Every_value_of_every_type_reads_back_as_it_was()
    {
        var rows = Gen.ArrayOf(Values, 8).Select(values =>
        {
            var row = new TableEntity("Bắc|Ninh", "h|24");
            foreach (var (index, value) in values.Index())
                row[$"p{index}"] = value;
            return row;
        });
        Prop.ForAll(rows.ToArbitrary(), row =>
        {
            var line = Kept.LineOf(row);
            Assert.DoesNotContain('\n', line);
            AssertSame(row, RowCodec.Read(line));
            Assert.Equal(line, Kept.LineOf(RowCodec.Read(line)));
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Without -0, of which the emulator keeps no sign.</summary>
    [Fact]
    public async Task What_storage_gives_is_what_was_written_to_it()
    {
        var row = new TableEntity("codec", "row")
        {
            ["text"] = "Tên “đơn vị” \n\t\u0001 𝄞", ["whole"] = 5.0, ["large"] = 1e300, ["nan"] = double.NaN, ["int"] = int.MinValue, ["long"] = long.MaxValue,
            ["flag"] = false, ["id"] = Guid.NewGuid(), ["bytes"] = new byte[] { 0, 255 }, ["time"] = new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.Zero).AddTicks(1234567),
        };
        var table = storage.Tables.GetTableClient(Storage.TableNames.Drafts);
        await table.UpsertEntityAsync(RowCodec.Read(Kept.LineOf(row)), TableUpdateMode.Replace);
        var stored = (await table.GetEntityAsync<TableEntity>("codec", "row")).Value;
        AssertSame(row, stored);
        Assert.Equal(Kept.LineOf(row), Kept.LineOf(stored));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[\"a\",\"b\",{\"c\":{\"x\":\"1\"}}]")]
    [InlineData("[\"a\",\"b\",{\"c\":{\"l\":\"1.5\"}}]")]
    [InlineData("[\"a\"")]
    public void What_is_no_row_is_refused(string line) => Assert.Throws<InvalidDataException>(() => RowCodec.Read(line));

    private static void AssertSame(TableEntity expected, TableEntity read)
    {
        Assert.Equal((expected.PartitionKey, expected.RowKey), (read.PartitionKey, read.RowKey));
        foreach (var (name, value) in expected)
        {
            Assert.Equal(value?.GetType(), read[name]?.GetType());
            if (value is double number)
                Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits((double)read[name]!));
            else
                Assert.Equal(value, read[name]);
        }
    }

    private static Gen<string> Texts() => ArbMap.Default.GeneratorFor<string>().Where(text => text is not null)
        .Select(text => new string([.. text.Where(letter => !char.IsSurrogate(letter))]));
}
