using Postmortems.Site.Facets;

namespace Postmortems.Site.Pages;

/// <summary>Makes the list of all reports.</summary>
internal static class IncidentsPages
{
    public static IncidentsPage From(SiteMap map)
    {
        var years = map.Library.Incidents
            .GroupBy(incident => incident.Began?.Date?.Year)
            .Select(group => new YearOfIncidents(group.Key, [.. group.Select(incident => IncidentRows.Row(incident, map))]))
            .OrderBy(year => year.Year is null ? 1 : 0)
            .ThenByDescending(year => year.Year);
        return new IncidentsPage(map.Incidents, map.Say("page.incidents"), map.Frame("incidents.html"), [.. years]) { Facets = FacetPanel.OfIncidents(map) };
    }
}
