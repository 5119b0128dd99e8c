using System.Text.Json;
using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Definitions;
using NhipSo.Functions.Storage;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Measuring;

/// <summary>How far a source is summed up.</summary>
/// <param name="Through">The last day of those that are, without a gap before it.</param>
/// <param name="RawFrom">The first day whose raw measurements are all kept still; null where none were deleted.</param>
public sealed record SummedUp(LocalDate Through, LocalDate? RawFrom);

/// <summary>
/// How far each source is summed up: the partition <c>!</c> of the table MeasuredDays, a row a source; and in <c>!!</c> how it was
/// defined then, so that what a system measured outlives it.
/// </summary>
public sealed class MeasuredProgress(TableServiceClient tables)
{
    private const string Partition = "!";
    private const string Definitions = "!!";
    private readonly TableClient table = tables.GetTableClient(TableNames.MeasuredDays);

    /// <summary>Every source that was ever summed up, by its id; one range read.</summary>
    public async Task<IReadOnlyDictionary<string, SummedUp>> ReadAsync(CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, SummedUp>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            all.Add(row.RowKey, new(DayOf(row.Text("through")), row.GetString("rawFrom") is { } day ? DayOf(day) : null));
        return all;
    }

    /// <summary>Says how far a source is summed up. It is a note of what the days' marks say: an older one costs work and loses nothing.</summary>
    public Task WriteAsync(string source, SummedUp summed, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(Partition, source)
        {
            ["through"] = LocalDatePattern.Iso.Format(summed.Through),
            ["rawFrom"] = summed.RawFrom is { } day ? LocalDatePattern.Iso.Format(day) : null,
        },
        TableUpdateMode.Replace, cancellationToken);

    /// <summary>How a source was defined when it was last summed up, as far as measuring goes; or null.</summary>
    public async Task<Source?> FindDefinitionAsync(string source, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Definitions, source, cancellationToken: cancellationToken);
        return row.HasValue ? JsonSerializer.Deserialize<Source>(MeasuredDayRows.ReadText(row.Value!, "definition"), CatalogueJson.Options) : null;
    }

    /// <summary>Keeps how a source is defined; where and how it is asked is not kept.</summary>
    public Task WriteDefinitionAsync(Source source, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Definitions, source.Id);
        MeasuredDayRows.WriteText(row, "definition", Written(source));
        return table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>A source's definition as a text, as far as measuring goes.</summary>
    public static string Written(Source source) =>
        JsonSerializer.Serialize(source with { Request = null, Expect = null, Maintenance = [] }, CatalogueJson.Options);

    private static LocalDate DayOf(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();
}
