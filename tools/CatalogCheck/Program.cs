using NhipSo.Domain.Definitions;
using NhipSo.Functions.Definitions;

// `make catalog-check`: each fault on a line and 1, or what the catalogue holds and 0.
var folder = args is [var path] ? path : "catalog";
var (catalogue, faults) = CatalogueFiles.Check(folder);
foreach (var fault in faults)
    await Console.Error.WriteLineAsync($"{folder}/{fault}");
if (catalogue is null || !faults.IsEmpty)
    return 1;

var written = catalogue.Written;
Console.WriteLine(
    $"{folder} {catalogue.Version}: {written.Units.Length} units, {written.Indicators.Length} indicators, {written.Forms.Length} versions of {catalogue.Forms.Length} forms, {written.Scorecards.Length} versions of scorecards, {written.Tasks.Length} tasks, {written.Holidays.Length} days in the table of holidays.");
foreach (var kind in Enum.GetValues<UnitKind>())
{
    foreach (var year in FillIns.YearsOf(catalogue))
    {
        if (FillIns.Of(catalogue, kind, year).MaxBy(fillIn => fillIn.Reports) is { } most)
            Console.WriteLine($"Fill-ins of one {kind} in {year}: at most {most.Reports} ({most.Unit}: {string.Join(", ", most.Forms)}).");
    }
}

return 0;
