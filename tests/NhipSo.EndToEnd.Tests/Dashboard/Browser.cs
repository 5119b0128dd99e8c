using Microsoft.Playwright;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>Debian's Chromium, without a window.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    /// <summary>Opens a page; whatever it writes to the console as an error ends in <paramref name="errors"/>.</summary>
    /// <param name="address">Where.</param>
    /// <param name="errors">Its errors.</param>
    /// <param name="width">Of the window.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="isInspected">Whether a script of the test's is to run in it, which the page's own policy forbids.</param>
    /// <param name="session">What its session storage has when it opens, as JSON; or null.</param>
    public async Task<IPage> OpenAsync(Uri address, ICollection<string> errors, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool isInspected = false, string? session = null)
    {
        var context = await browser.NewContextAsync(new()
        {
            Locale = "vi-VN", ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 900 }, BypassCSP = isInspected,
        });
        if (session is not null)
            await context.AddInitScriptAsync($"if (location.origin !== 'null' && sessionStorage.length === 0) Object.assign(sessionStorage, {session})");
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync(address.ToString());
        return page;
    }

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
