using Postmortems.Site.Facets;

namespace Postmortems.Site.Pages;

/// <summary>Makes the page of the search.</summary>
internal static class SearchPages
{
    private static readonly string[] WaysIn = ["severity", "service", "team", "cause"];

    public static SearchPage From(SiteMap map)
    {
        var years = map.Library.Incidents.Select(incident => incident.Began?.Date?.Year).OfType<int>().CountBy(year => year).OrderByDescending(year => year.Key);
        return new SearchPage(
            map.Search,
            map.Say("page.search"),
            map.Frame("search.html"),
            [.. years.Select(year => new YearOfReports(year.Key, year.Value, $"y{year.Key}"))],
            [.. FacetPanel.OfIncidents(map).Groups.Where(group => WaysIn.Contains(group.Id))])
        {
            IncidentsPath = map.Incidents,
            ActionsPath = map.Actions,
        };
    }
}
