using Postmortems.Incidents;
using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Site;

/// <summary>A page with the print of before is not drawn again: so two pages with one print must be drawn alike, and every page must have one.</summary>
public class ViewPrintTests
{
    private static readonly Library Samples = Sample(An.Today);

    [Fact]
    public void Every_page_has_a_print_which_is_the_same_in_another_run()
    {
        var (prints, again) = (new ViewPrint(), new ViewPrint());
        var pages = SitePlan.Pages(Samples);
        Assert.All(pages, page => Assert.NotNull(prints.Of(page)));
        Assert.Equal(pages.Select(prints.Of), SitePlan.Pages(Sample(An.Today)).Select(again.Of));
    }

    [Fact]
    public async Task Pages_of_one_print_are_drawn_to_the_same_bytes_whatever_has_changed()
    {
        var theme = new RazorTheme();
        var before = await DrawnAsync(Samples, theme);
        var (same, other) = (0, 0);
        foreach (var changed in Changes())
        {
            foreach (var (path, (print, html)) in await DrawnAsync(changed, theme))
            {
                if (!before.TryGetValue(path, out var was) || was.Print != print)
                {
                    other++;
                    continue;
                }

                same++;
                Assert.True(was.Html.AsSpan().SequenceEqual(html), path);
            }
        }

        // Neither is everything drawn again, nor nothing.
        Assert.InRange(same, 20, int.MaxValue);
        Assert.InRange(other, 20, int.MaxValue);
    }

    [Fact]
    public void What_a_page_holds_is_in_its_print_to_the_last_field()
    {
        var page = SitePlan.Pages(Samples).OfType<IncidentPage>().First(one => one.Timeline.Length > 1);
        var print = new ViewPrint().Of(page);
        IncidentPage[] others =
        [
            page with { EditUrl = "https://example.org" },
            page with { MoreHistory = page.MoreHistory + 1 },
            page with { Timeline = [.. page.Timeline.Reverse()] },
            page with { Timeline = [page.Timeline[0] with { Gap = page.Timeline[0].Gap + 1 }, .. page.Timeline.Skip(1)] },
            page with { Frame = page.Frame with { Brand = page.Frame.Brand with { Footer = "x" } } },
            page with { Frame = page.Frame with { Today = page.Frame.Today.PlusDays(1) } },
            page with { Incident = page.Incident with { Body = page.Incident.Body with { Text = page.Incident.Body.Text + " " } } },
            page with { Messages = new([]) },
            page with { Links = page.Links.Add("x", page.Path) },
        ];
        Assert.All(others, other => Assert.NotEqual(print, new ViewPrint().Of(other)));
        Assert.Equal(print, new ViewPrint().Of(page with { }));
    }

    [Fact]
    public void A_page_that_holds_what_cannot_be_read_to_its_end_has_no_print()
    {
        var page = SitePlan.Pages(Samples)[0];
        Assert.Null(new ViewPrint().Of(new Odd(page.Path, "", page.Frame, () => 1)));
    }

    private static IEnumerable<Library> Changes()
    {
        yield return Sample(An.Today.PlusDays(40));
        yield return Sample(An.Today, reports => reports.Skip(3));
        yield return Sample(An.Today, reports => reports.Select((report, i) => i == 5 ? report with { Title = report.Title + "!" } : report));
        yield return Sample(An.Today, reports => reports.Select((report, i) => i == 2 ? report with { Actions = [] } : report));
        yield return Sample(An.Today, reports => reports.Select((report, i) => i == 4 ? report with { Services = Fact<System.Collections.Immutable.ImmutableArray<string>>.Of(["new-service"]) } : report));
    }

    private static async Task<Dictionary<string, (string Print, byte[] Html)>> DrawnAsync(Library library, ITheme theme)
    {
        var (prints, drawn) = (new ViewPrint(), new Dictionary<string, (string, byte[])>());
        foreach (var page in SitePlan.Pages(library))
            drawn[page.Path.Value] = (prints.Of(page)!, (await theme.RenderAsync(page)).ToArray());
        return drawn;
    }

    private static Library Sample(NodaTime.LocalDate today, Func<IEnumerable<Incident>, IEnumerable<Incident>>? change = null)
    {
        var reports = Repository.Sources("content/incidents", "*.md").Where((_, i) => i % 4 == 0)
            .Select(path => Postmortems.Reading.IncidentReader.Read(new Postmortems.Diagnostics.SourceFile(Path.GetFileName(path), File.ReadAllText(path)), An.Options).Incident)
            .OfType<Incident>();
        return Library.Of((change ?? (all => all))(reports), An.Options with { Languages = ["en"] }, today);
    }

    private sealed record Odd(PagePath Path, string Title, PageFrame Frame, Func<int> Act) : Page(Path, Title, Frame);
}
