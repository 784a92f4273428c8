using Postmortems.BrowserTests.Support;

namespace Postmortems.BrowserTests;

/// <summary>Every link of every page, as the browser resolves it.</summary>
[Collection(nameof(SampleSite))]
public class LinkTests(SampleSite site)
{
    [BrowserTheory]
    [InlineData(Origin.Folder)]
    [InlineData(Origin.SubPath)]
    public async Task Every_link_leads_to_a_file_of_the_site(Origin origin)
    {
        var visits = await site.TourAsync(new View(origin, View.Desk));
        Faults.None(
            from visit in visits
            from link in visit.Facts.Links
            where !IsElsewhere(origin, link) && (FileOf(origin, link) is not { } file || !site.Files.Contains(file))
            select $"{visit.Path}: <{link.Element}> to '{link.Written}'");
    }

    [BrowserTheory]
    [InlineData(Origin.Folder)]
    [InlineData(Origin.SubPath)]
    public async Task Every_fragment_names_a_place_on_its_page(Origin origin)
    {
        var visits = await site.TourAsync(new View(origin, View.Desk));
        var anchors = visits.ToDictionary(visit => visit.Path, visit => visit.Facts.Anchors.ToHashSet());
        Faults.None(
            from visit in visits
            from link in visit.Facts.Links
            where FragmentOf(link) is { } fragment
                && FileOf(origin, link) is { } file
                && anchors.TryGetValue(file, out var places)
                && !places.Contains(fragment)
            select $"{visit.Path}: <{link.Element}> to '{link.Written}'");
    }

    [BrowserTheory]
    [InlineData(Origin.Folder)]
    [InlineData(Origin.SubPath)]
    public async Task A_former_address_leads_on_to_a_page(Origin origin)
    {
        var arrivals = await site.VisitAsync(new View(origin, View.Desk), site.Redirects, async tab =>
        {
            await tab.Page.WaitForURLAsync(address => address != site.AddressOf(origin, tab.Path));
            return (tab.Path, Target: FileOf(origin, new PageLink("a", "", tab.Page.Url)));
        });
        // One in each language.
        Assert.Equal(2, arrivals.Length);
        Faults.None(
            from arrival in arrivals
            where arrival.Target is null || !site.Pages.Contains(arrival.Target)
            select $"{arrival.Path} leads to '{arrival.Target}'");
    }

    [BrowserFact]
    public async Task A_missing_address_shows_a_styled_page_at_any_depth()
    {
        var missing = new[] { "no-such-page.html", "incidents/no/such/page" };
        var pages = await site.VisitAsync(new View(Origin.SubPath, View.Desk), missing, async tab =>
        {
            var rules = await tab.Page.EvaluateAsync<int>("() => [...document.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0)");
            var strays = tab.Watch.TakeStrays().Where(stray => !stray.Contains(tab.Path, StringComparison.Ordinal));
            return $"{tab.Path}: {await tab.Page.Locator("h1").CountAsync()} h1, styled: {rules > 0}{string.Concat(strays.Select(stray => "; " + stray))}";
        });
        Assert.Equal(missing.Select(path => $"{path}: 1 h1, styled: True"), pages);
    }

    [BrowserFact]
    public async Task The_page_for_missing_addresses_stands_alone_in_a_folder_too()
    {
        var pages = await site.VisitAsync(new View(Origin.Folder, View.Desk), ["404.html", "zh/404.html"], async tab =>
        {
            var rules = await tab.Page.EvaluateAsync<int>("() => [...document.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0)");
            return $"{tab.Path}: styled: {rules > 50}{string.Concat(tab.Watch.TakeStrays().Concat(tab.Watch.TakeComplaints()).Select(fault => "; " + fault))}";
        });
        Assert.Equal(new[] { "404.html: styled: True", "zh/404.html: styled: True" }.AsEnumerable(), pages);
    }

    /// <summary>The path in the site that a link means; null when it means none.</summary>
    private string? FileOf(Origin origin, PageLink link)
    {
        var root = site.Root(origin).AbsoluteUri;
        if (!link.Address.StartsWith(root, StringComparison.Ordinal))
            return null;
        var path = link.Address[root.Length..].Split('#', '?')[0];
        return Uri.UnescapeDataString(path);
    }

    /// <summary>Another host, or a mail address. What a page loads from elsewhere is not let off here: its request is a fault of its own.</summary>
    private bool IsElsewhere(Origin origin, PageLink link) =>
        Uri.TryCreate(link.Address, UriKind.Absolute, out var address)
        && (address.Scheme is "mailto" or "tel" or "data"
            || (address.Scheme is "http" or "https" && address.Authority != site.Root(origin).Authority));

    // "#severity=P0" is the state of a filter and "#:~:text=" a quotation: neither is a place in the document.
    private static string? FragmentOf(PageLink link) =>
        link.Address.IndexOf('#') is >= 0 and var at && link.Address[(at + 1)..] is { Length: > 0 } fragment && !fragment.Contains('=')
            ? Uri.UnescapeDataString(fragment)
            : null;
}
