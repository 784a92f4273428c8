using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Postmortems.Site;
using Postmortems.Site.Charts;
using Postmortems.Site.Pages;

namespace Postmortems.Tests.Support;

/// <summary>Draws a chart alone, as a page would hold it.</summary>
internal static class Drawings
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();

    private static readonly Page Page = SitePlan.Pages(Library.Of([], An.Options with { Languages = ["en"] }, An.Today)).OfType<HomePage>().Single();

    public static async Task<string> DrawAsync(Type drawing, Chart chart)
    {
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Page"] = Page, ["Chart"] = chart, ["Id"] = "it" });
            return (await renderer.RenderComponentAsync(drawing, parameters)).ToHtmlString();
        });
    }
}
