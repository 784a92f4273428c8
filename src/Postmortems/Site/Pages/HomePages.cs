using Postmortems.Incidents;

namespace Postmortems.Site.Pages;

/// <summary>Makes the front page.</summary>
internal static class HomePages
{
    private const int NewestCount = 8;
    private const int OverdueCount = 10;

    public static HomePage From(SiteMap map)
    {
        var incidents = map.Library.Incidents;
        var actions = ActionsPages.Rows(map);
        var path = map.Home;
        return new HomePage(
            path,
            map.Say("page.home"),
            map.Frame("index.html"),
            [.. incidents.Take(NewestCount).Select(incident => IncidentRows.Row(incident, map))],
            [.. actions.Where(row => row.State is ActionState.Overdue).OrderByDescending(row => row.DaysLate).Take(OverdueCount)])
        {
            Reports = incidents.Length,
            OpenIncidents = incidents.Count(incident => incident.IsOpen),
            Drafts = incidents.Count(incident => incident.Status is ReportStatus.Draft),
            ActionsOpen = actions.Count(row => row.Action.IsOpen),
            ActionsOverdue = actions.Count(row => row.State is ActionState.Overdue),
            ActionsDone = actions.Count(row => row.State is ActionState.Done),
            IncidentsPath = map.Incidents,
            ActionsPath = map.Actions,
        };
    }
}
