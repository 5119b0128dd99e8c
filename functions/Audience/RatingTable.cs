using System.Collections.Immutable;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Periods;
using NhipSo.Functions.Http;
using NhipSo.Functions.Storage;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Audience;

/// <summary>
/// The table Ratings: a partition a source, a row a day of Vietnam, a column <c>stars_1</c> to <c>stars_5</c>. What the last 365
/// days come to is a public file that the page with the stars reads, so that looking runs no function.
/// </summary>
public sealed class RatingTable(TableServiceClient tables, SharedRow shared, Site site, TimeProvider time)
{
    private const int Days = 365;
    private const int MostTries = 10;
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private readonly TableClient table = tables.GetTableClient(TableNames.Ratings);

    /// <summary>The day of Vietnam that an instant falls in.</summary>
    public static CountSpan DayOf(Source source, Instant now)
    {
        var date = now.InZone(VietnamTime.Zone).Date;
        return new(source.Id, StartOf(date), StartOf(date.PlusDays(1)));
    }

    /// <summary>Whether a span is a day of Vietnam, rather than a slot: slots begin with a UTC day, Vietnam's days do not.</summary>
    public static bool IsDay(CountSpan span, Source source) => source.Kind == SourceKind.Ratings && span == DayOf(source, span.Start);

    /// <summary>Writes what this process has counted of a day, and publishes what all have.</summary>
    public async Task WriteAsync(Source source, Counted day, CancellationToken cancellationToken)
    {
        await shared.WriteAsync(
            table, source.Id, Day.Format(day.Span.Start.InZone(VietnamTime.Zone).Date), day.Numbers,
            total => total.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)), cancellationToken);
        await PublishAsync(source, cancellationToken);
    }

    /// <summary>
    /// The file is read before the rows and replaced only if nobody has replaced it since: who has read older rows never writes
    /// over who has read newer ones.
    /// </summary>
    private async Task PublishAsync(Source source, CancellationToken cancellationToken)
    {
        var blob = site.Container.GetBlockBlobClient($"data/ratings/{source.Id}.json");
        for (var attempt = 1; ; attempt++)
        {
            var etag = await ETagOfAsync(blob, cancellationToken);
            using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(await ResultsAsync(source, cancellationToken), ApiJson.Options));
            try
            {
                await blob.UploadAsync(json, new BlobUploadOptions
                {
                    HttpHeaders = new() { ContentType = "application/json; charset=utf-8", CacheControl = "no-cache" },
                    Conditions = etag is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = etag },
                }, cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412 && attempt < MostTries)
            {
                await Task.Delay(Random.Shared.Next(10, 100), cancellationToken);
            }
        }
    }

    private static async Task<ETag?> ETagOfAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ETag;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private async Task<RatingResults> ResultsAsync(Source source, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var from = now.InZone(VietnamTime.Zone).Date.PlusDays(1 - Days);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {source.Id} and RowKey ge {Day.Format(from)}");
        var days = new List<ImmutableSortedDictionary<string, long>>();
        LocalDate? first = null;
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            first ??= Day.Parse(row.RowKey).GetValueOrThrow();
            days.Add(SharedRow.TotalOf(row));
        }

        var total = SharedRow.Sum(days);
        var figures = CountedFigures.Of(total, seconds: 1);
        return new(
            source.Id, first ?? from, now, (long)figures[CountedFigures.Count], (long)figures[CountedFigures.Sum],
            [.. Enumerable.Range(1, CountedFigures.MostStars).Select(stars => total.GetValueOrDefault(CountedFigures.Stars(stars)))]);
    }

    private static Instant StartOf(LocalDate date) => date.AtStartOfDayInZone(VietnamTime.Zone).ToInstant();
}

/// <summary>How citizens rated a service, as anyone may see it.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="From">The first day with a rating of the last 365.</param>
/// <param name="AsOf">When this was made.</param>
/// <param name="Count">How many ratings.</param>
/// <param name="Sum">How many stars altogether; the mean is this by the count.</param>
/// <param name="Stars">How many gave one star, two, to five.</param>
public sealed record RatingResults(string Source, LocalDate From, Instant AsOf, long Count, long Sum, ImmutableArray<long> Stars);
