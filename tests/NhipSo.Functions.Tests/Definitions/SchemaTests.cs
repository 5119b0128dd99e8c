using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using NhipSo.Domain.Definitions;
using NhipSo.Testing;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Definitions;

/// <summary>The published JSON Schema: the files hold to it by a validator that others wrote, and it says what our records say.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly CatalogueCopy copy = new();

    [Fact]
    public void The_catalogue_that_ships_holds_to_its_schema() => Assert.Equal((0, ""), Validate());

    [Theory]
    [InlineData("units.json", "/1/kind", "\"planet\"")]
    [InlineData("units.json", "/1/validFrom", "\"1/8/2008\"")]
    [InlineData("units.json", "/1/communes", "3")]
    [InlineData("indicators.json", "/1/decimals", "0.5")]
    [InlineData("indicators.json", "/1/code", "\"nt-02\"")]
    [InlineData("holidays.json", "/1/isWorked", "\"no\"")]
    [InlineData("forms/cds-thang.2.json", "/calendar/dueBy/at", "\"5 pm\"")]
    [InlineData("forms/cds-thang.2.json", "/firstPeriod", "\"2026-Q5\"")]
    [InlineData("forms/cds-thang.2.json", "/outline/0/items/0/every", "\"decade\"")]
    [InlineData("scorecards/qd-766.1.json", "/missing", "\"guessed\"")]
    [InlineData("scorecards/qd-766.1.json", "/pillars/0/parts/0/points", "0")]
    public void What_does_not_hold_is_named_by_file_and_place(string file, string place, string value)
    {
        copy.Change(file, place, value);
        var (code, said) = Validate();
        Assert.Equal(1, code);
        Assert.Contains($"{file}: {place}: ", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_nobody_knows_is_named()
    {
        copy.Change("forms/cds-thang.2.json", "/dueDate", "\"2026-11-25\"");
        Assert.Contains("(dueDate)", Validate().Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_nobody_knows_is_named()
    {
        File.WriteAllText(Path.Combine(copy.Folder, "indicator.json"), "[]");
        Assert.Contains("there is no indicator.schema.json", Validate().Said, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_of_each_record_what_the_record_says()
    {
        var published = Published();
        foreach (var record in Records())
        {
            Assert.True(published.TryGetValue(record.Name, out var schema), $"catalog/schema has no {record.Name}");
            var parameters = record.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!.GetParameters();
            Assert.Equal(
                parameters.Select(NameOf).Order(StringComparer.Ordinal),
                schema!["properties"]!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
            Assert.Equal(
                parameters.Where(parameter => !parameter.HasDefaultValue).Select(NameOf).Order(StringComparer.Ordinal),
                (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).Order(StringComparer.Ordinal));
            Assert.False(schema["additionalProperties"]!.GetValue<bool>());
        }
    }

    [Fact]
    public void It_names_each_choice_that_we_know()
    {
        var published = Published();
        foreach (var choice in Enums())
            Assert.Equal(Enum.GetNames(choice).Select(JsonNamingPolicy.CamelCase.ConvertName), published[choice.Name]["enum"]!.AsArray().Select(name => name!.GetValue<string>()));
    }

    [Fact]
    public void It_says_nothing_of_what_we_do_not_know() => Assert.Equal(
        Records().Concat(Enums()).Select(type => type.Name).Order(StringComparer.Ordinal),
        Published().Keys.Where(name => char.IsUpper(name[0])).Order(StringComparer.Ordinal));

    private static string NameOf(ParameterInfo parameter) => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);

    private static Type[] Records() => [.. Reachable().Where(type => !type.IsEnum)];

    private static Type[] Enums() => [.. Reachable().Where(type => type.IsEnum)];

    /// <summary>The types of ours that the files are made of, from the lists of the catalogue down.</summary>
    private static HashSet<Type> Reachable()
    {
        var found = new HashSet<Type>();
        var pending = new Queue<Type>(typeof(CatalogueParts).GetConstructors()[0].GetParameters().Select(parameter => parameter.ParameterType));
        while (pending.TryDequeue(out var type))
        {
            var element = Nullable.GetUnderlyingType(type) ?? (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : type);
            if (element != type)
                pending.Enqueue(element);
            else if (type.Assembly == typeof(Catalogue).Assembly && type != typeof(Period) && found.Add(type) && !type.IsEnum)
                Array.ForEach(type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!.GetParameters(), parameter => pending.Enqueue(parameter.ParameterType));
        }

        return found;
    }

    private static Dictionary<string, JsonObject> Published() => Directory.EnumerateFiles(Repository.PathOf("catalog", "schema"))
        .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["$defs"]!.AsObject())
        .ToDictionary(member => member.Key, member => member.Value!.AsObject(), StringComparer.Ordinal);

    private (int Code, string Said) Validate()
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("tools", "CatalogCheck", "schema.mjs"), copy.Folder]) { UseShellExecute = false, RedirectStandardError = true };
        using var node = Process.Start(start)!;
        var said = node.StandardError.ReadToEnd();
        node.WaitForExit();
        return (node.ExitCode, said);
    }

    public void Dispose() => copy.Dispose();
}
