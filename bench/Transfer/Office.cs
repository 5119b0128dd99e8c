using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Backup;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;
using NhipSo.Functions.Submissions.Formats;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Bench.Transfer;

/// <summary>A ledger of many forms and months, written by the product's own writer, on storage of its own.</summary>
internal sealed class Office : IDisposable
{
    private const int Units = 200;
    private const int Forms = 10;
    private const int Values = 20;
    private readonly string connection;
    private readonly Measures measures = new();
    private readonly ReceiptSigner signer;
    private readonly SubmissionService service;
    private readonly Catalogue catalogue = Definitions();

    public Office(string connection)
    {
        this.connection = connection;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        signer = new(new ConfigurationBuilder().AddInMemoryCollection([new("Receipts:SigningKey", Convert.ToBase64String(key.ExportPkcs8PrivateKey()))]).Build());
        Tables = new(connection);
        Blobs = new(new BlobServiceClient(connection));
        service = new(new(Tables, new(Blobs)), new(Blobs), signer, new FollowUps(Tables), measures, TimeProvider.System);
    }

    public TableServiceClient Tables { get; }

    public DataBlobs Blobs { get; }

    public async Task ProvisionAsync()
    {
        foreach (var table in BackupPlan.Tables.Keys)
            await Tables.CreateTableIfNotExistsAsync(table);
        foreach (var container in BackupPlan.Containers.Append(ContainerHome.Container))
            await Blobs.Container(container).CreateIfNotExistsAsync();
        using var trusted = new TrustedKeys(Blobs, signer, TimeProvider.System);
        await trusted.KeepOwnAsync(default);
    }

    /// <summary>So many submissions: every unit one for each form and month, as many months as it takes.</summary>
    public async Task SendAsync(int submissions)
    {
        var months = (submissions + (Forms * Units) - 1) / (Forms * Units);
        var partitions = from month in Enumerable.Range(0, months) from form in catalogue.Forms select (Form: form, Period: Period.Parse(FirstMonth.PlusMonths(month).ToString("uuuu-MM", CultureInfo.InvariantCulture)));
        await Parallel.ForEachAsync(partitions.Take((submissions + Units - 1) / Units), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (each, cancel) =>
        {
            var number = 0;
            await Task.WhenAll(catalogue.Units.Select(unit => service.PutAsync(SubmissionOf(each.Form, each.Period, unit, Interlocked.Increment(ref number)), cancel)));
        });
    }

    /// <summary>Tonight's backup.</summary>
    public Task BackUpAsync() => new BackupRun(
        new(Tables, Blobs, new(Tables, new(Blobs)), TimeProvider.System), Blobs, TimeProvider.System, NullLogger<BackupRun>.Instance).RunAsync(default);

    /// <summary>One hash over every row of every table but Pending, with its types, and how many there are.</summary>
    public async Task<(long Rows, string Hash)> RowsAsync()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        foreach (var table in BackupPlan.Tables.Keys.Where(table => table != TableNames.Pending).Order(StringComparer.Ordinal))
        {
            await foreach (var row in new TableClient(connection, table).QueryAsync<TableEntity>())
            {
                rows++;
                foreach (var (name, value) in row.Where(pair => pair.Key is not ("Timestamp" or "odata.etag")).OrderBy(pair => pair.Key, StringComparer.Ordinal))
                    hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}={value?.GetType().Name}:{value}\n")));
            }
        }

        return (rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Deletes every table, and every container but those that stay.</summary>
    public async Task WipeAsync(params string[] staying)
    {
        foreach (var table in BackupPlan.Tables.Keys)
            await Tables.DeleteTableAsync(table);
        foreach (var container in BackupPlan.Containers.Append(ContainerHome.Container).Except(staying, StringComparer.Ordinal))
            await Blobs.Container(container).DeleteIfExistsAsync();
    }

    public void Dispose()
    {
        signer.Dispose();
        measures.Dispose();
    }

    private static readonly LocalDate FirstMonth = new(2025, 7, 1);

    private static IEnumerable<string> Codes => Enumerable.Range(1, Values).Select(number => string.Create(CultureInfo.InvariantCulture, $"BENCH{number:D2}"));

    private Submission SubmissionOf(Form form, Period period, Unit unit, int number)
    {
        var obligation = new Obligation(form, period, unit);
        var json = $$$"""{"values":{ {{{string.Join(',', Codes.Select((code, index) => FormattableString.Invariant($"\"{code}\":{(number * 61) + index}")))}}} }}""";
        return new(obligation, Validation.Check(obligation, catalogue, JsonReport.Read(Encoding.UTF8.GetBytes(json)), History.None), null, null, "key:bench");
    }

    private static Catalogue Definitions()
    {
        var indicators = Codes.Select(code => new Indicator(
            code, Name(code), Name("lần"), ValueKind.Count, Accumulation.Period, 0, 1_000_000_000, 0, Better.Up, "bench", "NG")).ToList();
        var forms = Enumerable.Range(1, Forms).Select(number => new Form(
            $"bench{number}", 1, Name("Đo"), Name("Đo"), UnitKind.Commune, "G06", Period.Parse("2025-07"),
            new(PeriodKind.Month, Regime.Calendar, new(MonthsAfter: 60, Day: 6, At: new(17, 0))), Name("API"), Publication.Receipt,
            [new(Name("Số liệu"), [.. indicators.Select(indicator => new FormItem(indicator.Code))])], "bench"));
        var communes = Enumerable.Range(10_000, Units).Select(number => new Unit($"{number}", $"{number}", Name($"Xã {number}"), UnitKind.Commune, "R1", new(2025, 7, 1)));
        return new(new([.. communes], [.. indicators], [.. forms], [], [], [], [], []), "bench");
    }

    private static Text Name(string words) => new(words, words);
}
