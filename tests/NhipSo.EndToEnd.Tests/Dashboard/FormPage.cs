using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>What a clerk does in the form.</summary>
internal static class FormPage
{
    public static async Task EnterAsync(this IPage page, string code, string figure)
    {
        await page.Locator($"#v-{code}").ClickAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(figure);
    }

    public static Task ExpectSavedAsync(this IPage page, string state = "saved") =>
        Expect(page.Locator("[data-test=save]")).ToHaveAttributeAsync("data-state", state, new() { Timeout = 30_000 });

    public static Task ExpectFindingAsync(this IPage page, string field, string code) =>
        Expect(page.Locator($"[data-field={field}] [data-code='{code}']")).ToBeVisibleAsync(new() { Timeout = 30_000 });

    public static async Task HandOverAsync(this IPage page)
    {
        await page.Locator("[data-test=hand-over]").ClickAsync();
        await page.Locator("[data-test=confirm]").ClickAsync();
        await Expect(page.Locator("[data-test=take-back]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    public static async Task SignAsync(this IPage page)
    {
        await page.Locator("[data-test=position]").FillAsync("Phó Giám đốc");
        await page.Locator("[data-test=sign]").ClickAsync();
        await Expect(page.Locator("[data-test=receipt]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    /// <summary>Presses Tab until what is wanted has the focus.</summary>
    public static async Task TabToAsync(this IPage page, string selector, string key = "Tab")
    {
        for (var pressed = 0; pressed < 400; pressed++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
                return;
            await page.Keyboard.PressAsync(key);
        }

        Assert.Fail($"{selector} cannot be reached by the keyboard.");
    }
}
