using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Polling;

/// <summary>Tells whether what a source is asked, and what is taken from its answer, has changed.</summary>
internal static class DefinitionHash
{
    private static readonly ConditionalWeakTable<Source, string> Known = [];

    public static string Of(Source source) => Known.GetValue(source, static source => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(new { source.Kind, source.Request, source.Rows, source.Metrics })).AsSpan(0, 8)));
}
