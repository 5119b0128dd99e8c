using System.Diagnostics;
using System.Globalization;
using NhipSo.Functions.Submissions;
using NhipSo.Testing;

namespace NhipSo.Functions.Tests.Submissions;

/// <summary>RFC 8785 takes its numbers and strings from ECMAScript, so an ECMAScript engine is the witness.</summary>
public class CanonicalJsonWitnessTests
{
    private const int Documents = 500;
    private static readonly string[] Alphabet =
        ["a", "Z", "_", "0", "ế", "Đ", "ư", "😀", "\"", "\\", "/", "\b", "\t", "\n", "\f", "\r", "\0", "\u001f", "\u007f", "\u2028", "\ue000", "\uffff", "<"];

    [Fact]
    public void What_we_write_is_what_JavaScript_writes_with_its_members_sorted()
    {
        var written = Draw().ToList();
        Assert.Equal(written, Rewritten(written));
    }

    private static IEnumerable<string> Draw()
    {
        var random = new Random(8785);
        for (var i = 0; i < Documents; i++)
        {
            yield return CanonicalJson.Object(json =>
            {
                foreach (var name in Enumerable.Range(0, 6).Select(_ => Text(random)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                {
                    _ = random.Next(4) switch
                    {
                        0 => json.Member(name, Text(random)),
                        1 => json.Member(name, random.NextInt64(-999_999_999_999_999, 999_999_999_999_999)),
                        2 => json.Member(name, (string?)null),
                        _ => json.Member(name, Number(random)),
                    };
                }
            });
        }
    }

    private static string Text(Random random) => string.Concat(random.GetItems(Alphabet, random.Next(0, 8)));

    /// <summary>At most 15 digits, at most 6 of them decimals, no zeros at the end: what the checks of a report let through.</summary>
    private static decimal Number(Random random)
    {
        var digits = random.NextInt64(0, (long)Math.Pow(10, random.Next(1, 16)));
        var number = new decimal(digits) / (decimal)Math.Pow(10, random.Next(0, 7)) * (random.Next(2) == 0 ? 1 : -1);
        return decimal.Parse(number.ToString("0.######", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string[] Rewritten(IEnumerable<string> documents)
    {
        var start = new ProcessStartInfo("node", Repository.PathOf("tests", "NhipSo.Functions.Tests", "Submissions", "canonical.mjs"))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var node = Process.Start(start)!;
        var answer = node.StandardOutput.ReadToEndAsync();
        foreach (var document in documents)
            node.StandardInput.Write(document + "\n");
        node.StandardInput.Close();
        var lines = answer.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        node.WaitForExit();
        Assert.Equal(0, node.ExitCode);
        return lines;
    }
}
