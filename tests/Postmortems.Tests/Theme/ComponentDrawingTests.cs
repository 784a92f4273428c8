using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Playbooks;
using Postmortems.Reading;
using Postmortems.Site;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Theme;

/// <summary>The theme's own drawing writes what the framework's renderer writes, in a fraction of its time.</summary>
public sealed class ComponentDrawingTests
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();

    [Fact]
    public async Task Pages_of_every_kind_are_what_the_frameworks_renderer_makes_of_them()
    {
        var theme = new RazorTheme();
        var pages = SitePlan.Pages(Samples()).GroupBy(page => page.GetType()).SelectMany(kind => kind.Take(12)).ToList();
        Assert.InRange(pages.Select(page => page.GetType()).Distinct().Count(), 12, 100);
        foreach (var page in pages)
            Assert.Equal(await ByTheFrameworkAsync(page), Encoding.UTF8.GetString((await theme.RenderAsync(page)).Span));
    }

    [Fact]
    public void A_component_is_not_made_with_a_parameter_that_it_does_not_have() =>
        Assert.Throws<InvalidOperationException>(() => ComponentMaker.Of(typeof(Postmortems.Theme.Charts.SeverityShape)).Make("Colour", 1));

    private static Library Samples()
    {
        var reports = Repository.Sources("content/incidents", "*.md").Where((_, i) => i % 7 == 0)
            .Select(path => IncidentReader.Read(new SourceFile(Path.GetFileName(path), File.ReadAllText(path)), An.Options).Incident)
            .OfType<Incident>();
        var hostile = An.Report("{title: '<b>\"&''一😀', former_ids: [slow], services: ['<i>'], times: {started: 2024-03-14 12:00}, actions: [{title: '`x` & <y>'}]}", "## Summary\n\n<script>1</script> \"q\" &amp; 1 < 2\n").Incident!;
        return Library.Of(reports.Append(hostile), An.Options, An.Today) with { Playbook = Playbook.Read([], An.Options) };
    }

    private static async Task<string> ByTheFrameworkAsync(Page page)
    {
        var view = typeof(RazorTheme).Assembly.GetTypes().Single(type => type.BaseType is { IsGenericType: true } parent && parent.GetGenericArguments()[0] == page.GetType());
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync(view, ParameterView.FromDictionary(new Dictionary<string, object?> { ["Page"] = page }));
            return $"<!doctype html>\n{root.ToHtmlString()}\n".Replace("\r\n", "\n", StringComparison.Ordinal);
        });
    }
}
