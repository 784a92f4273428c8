namespace Postmortems.Site.Pages;

/// <summary>Makes a page for each former id that no living report has taken.</summary>
internal static class MovedPages
{
    public static IEnumerable<MovedPage> From(SiteMap map)
    {
        var taken = map.Library.Incidents.Select(incident => incident.Id).ToHashSet();
        return
            from incident in map.Library.Incidents
            from former in incident.FormerIds
            where taken.Add(former)
            select new MovedPage(map.Incident(former), map.Say("page.moved"), map.Frame($"incidents/{former}.html"), map.Incident(incident.Id));
    }
}
