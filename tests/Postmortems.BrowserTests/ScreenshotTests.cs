using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using Postmortems.BrowserTests.Support;

namespace Postmortems.BrowserTests;

/// <summary>Pictures for people to look at; nothing is compared.</summary>
[Collection(nameof(SampleSite))]
public class ScreenshotTests(SampleSite site)
{
    [ScreenshotTheory]
    [InlineData(ColorScheme.Light, View.Phone)]
    [InlineData(ColorScheme.Light, View.Desk)]
    [InlineData(ColorScheme.Dark, View.Phone)]
    [InlineData(ColorScheme.Dark, View.Desk)]
    public async Task Every_kind_of_page_is_photographed(ColorScheme look, int width)
    {
        var view = new View(Origin.SubPath, width) { Look = look };
        await site.VisitAsync(view, site.OneOfEachKind(view.Origin), async tab =>
        {
            var name = $"{Path.ChangeExtension(tab.Path, null).Replace('/', '_')}-{width}-{look.ToString().ToLowerInvariant()}.png";
            await tab.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Join(ScreenshotTheoryAttribute.Folder, name), FullPage = true });
            return name;
        });
    }

    /// <summary>Runs only when someone asked for pictures.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class ScreenshotTheoryAttribute : TheoryAttribute
    {
        public ScreenshotTheoryAttribute([CallerMemberName] string test = "") => (Skip, DisplayName) = (WhyNot, Aloud.Name(test, WhyNot));

        private static string? WhyNot =>
            Chromium.WhyNot ?? (Folder is null ? "Set POSTMORTEMS_SCREENSHOTS to a folder to have pictures of the pages." : null);

        public static string? Folder => Chromium.Named("POSTMORTEMS_SCREENSHOTS");
    }
}
