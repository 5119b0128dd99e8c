using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions;

/// <summary>What is different between two revisions.</summary>
public static class Changes
{
    /// <summary>The differences between the contents of two revisions, member by member, in the order of their names.</summary>
    public static ImmutableArray<Change> Between(string before, string after) =>
        [.. Between("", JsonNode.Parse(before), JsonNode.Parse(after))];

    private static IEnumerable<Change> Between(string place, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after))
            return [];
        if (before is not JsonObject one || after is not JsonObject other)
            return [new(place, before?.DeepClone(), after?.DeepClone())];
        return one.Select(member => member.Key).Union(other.Select(member => member.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(name => Between($"{place}/{JsonPointer.Escape(name)}", one[name], other[name]));
    }
}
