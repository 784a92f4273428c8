using Postmortems.BrowserTests.Support;

namespace Postmortems.BrowserTests;

/// <summary>What holds on every page, from a folder and from a host's sub-path, on a phone and on a desk.</summary>
[Collection(nameof(SampleSite))]
public class EveryPageTests(SampleSite site)
{
    [BrowserTheory]
    [MemberData(nameof(View.Everywhere), MemberType = typeof(View))]
    public async Task Nothing_is_wrong_on_the_console(Origin origin, int width) =>
        Faults.None(
            from visit in await site.TourAsync(new View(origin, width))
            from complaint in visit.Complaints
            select $"{visit.Path}: {complaint}");

    [BrowserTheory]
    [MemberData(nameof(View.Everywhere), MemberType = typeof(View))]
    public async Task Every_request_stays_in_the_site_and_is_answered(Origin origin, int width) =>
        Faults.None(
            from visit in await site.TourAsync(new View(origin, width))
            from stray in visit.Strays
            select $"{visit.Path}: {stray}");

    [BrowserTheory]
    [MemberData(nameof(View.Everywhere), MemberType = typeof(View))]
    public async Task The_page_never_scrolls_sideways(Origin origin, int width) =>
        Faults.None(
            from visit in await site.TourAsync(new View(origin, width))
            where visit.Facts.ScrollWidth > visit.Facts.InnerWidth
            select $"{visit.Path} is {visit.Facts.ScrollWidth} px wide at {width} px: {string.Join(", ", visit.Facts.TooWide)}");

    [BrowserTheory]
    [MemberData(nameof(View.Everywhere), MemberType = typeof(View))]
    public async Task Every_page_has_one_main_heading(Origin origin, int width) =>
        Faults.None(
            from visit in await site.TourAsync(new View(origin, width))
            where visit.Facts.Headings != 1
            select $"{visit.Path} has {visit.Facts.Headings} h1");

    [BrowserFact]
    public async Task Every_page_names_its_language() =>
        Faults.None(
            from visit in await site.TourAsync(new View(Origin.Folder, View.Desk))
            where visit.Facts.Language.Split('-')[0] != BuiltSite.LanguageOf(visit.Path)
            select $"{visit.Path} says that it is in '{visit.Facts.Language}'");
}
