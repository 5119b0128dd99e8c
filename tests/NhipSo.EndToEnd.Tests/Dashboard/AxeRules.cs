using Microsoft.Playwright;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>What a page shows, held against axe-core's rules: on a phone in the dark, and at a desk in the light.</summary>
internal static class AxeRules
{
    private static readonly string Axe = Repository.PathOf("node_modules", "axe-core", "axe.min.js");

    /// <summary>Breaks no rule and fits; leaves a picture of both.</summary>
    /// <param name="page">A page that a script of the test's may run in.</param>
    /// <param name="name">Of the pictures.</param>
    public static async Task MustBeFineAsync(this IPage page, string name)
    {
        if (await page.EvaluateAsync<bool>("!('axe' in window)"))
            await page.AddScriptTagAsync(new() { Path = Axe });
        foreach (var (width, scheme) in new[] { (360, ColorScheme.Dark), (1280, ColorScheme.Light) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var violations = await page.EvaluateAsync<string[]>(
                "async () => (await axe.run()).violations.map(each => `${each.id}: ${each.nodes.map(node => node.html.slice(0, 150)).join(' | ')}`)");
            await page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "screenshots", $"{name}-{width}-{scheme}.png"), FullPage = true });
            Assert.True(violations.Length == 0, $"{name} {width} {scheme}: {string.Join('\n', violations)}");
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }
}
