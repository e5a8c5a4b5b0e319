using Microsoft.Playwright;

namespace TwitchHelix.Docs.Tests.StreamBoard.Browser;

/// <summary>Hands that have no mouse.</summary>
internal sealed class BrowserKeyboard(IPage page)
{
    private const int MostTabs = 150;

    // Empty if the focused element shows that it has the focus, as soon as the page has scrolled. A card shows it with its ::after, which covers it.
    private const string FocusFault =
        """
        async () => {
          const element = document.activeElement;
          if (!element || element === document.body) return '';
          const fault = () => {
            const outlines = [getComputedStyle(element), getComputedStyle(element, '::after')];
            const box = element.getBoundingClientRect();
            if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return 'out of view';
            return outlines.some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) ? '' : 'no visible focus';
          };
          const end = performance.now() + 5000;
          while (fault() && performance.now() < end) await new Promise(requestAnimationFrame);
          return fault() && `${fault()}: ${element.outerHTML.slice(0, 200)}`;
        }
        """;

    /// <summary>Presses Tab until an element has the focus. On the way, every element must show that it has it.</summary>
    public async Task ReachAsync(ILocator target)
    {
        await Assertions.Expect(target).ToBeVisibleAsync();
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.That(await page.EvaluateAsync<string>(FocusFault), Is.Empty);
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
        }
        Assert.Fail($"Tab doesn't reach {target}.");
    }

    public async Task PressAsync(ILocator target, string key = "Enter")
    {
        await ReachAsync(target);
        await page.Keyboard.PressAsync(key);
    }

    public async Task TypeAsync(ILocator field, string text)
    {
        await ReachAsync(field);
        await page.Keyboard.TypeAsync(text);
    }
}
