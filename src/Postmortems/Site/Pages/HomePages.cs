using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis.Mining;
using Postmortems.Incidents;
using Postmortems.Site.Charts;

namespace Postmortems.Site.Pages;

/// <summary>Makes the front page.</summary>
internal static class HomePages
{
    private const int NewestCount = 6;
    private const int OverdueCount = 8;
    private const int PatternCount = 3;

    /// <summary>Days on either side of the day a year ago.</summary>
    private const int YearAgoDays = 7;

    public static HomePage From(SiteMap map)
    {
        var incidents = map.Library.Incidents;
        var told = Told(map.Library);
        var actions = map.ActionRows;
        return new HomePage(
            map.Home,
            map.Say("page.home"),
            map.Frame("index.html"),
            [.. incidents.Take(NewestCount).Select(incident => IncidentRows.Row(incident, map))],
            [.. actions.Where(row => row.State is ActionState.Overdue).OrderByDescending(row => row.DaysLate).Take(OverdueCount)])
        {
            Quarter = QuartersNow.Of(told, map.Library.Today),
            RecentYears = RecentYearsOfDots.Of(told, map),
            YearAgo = [.. told.Where(incident => IsYearAgo(incident, map.Library.Today)).Select(incident => IncidentRows.Row(incident, map))],
            Coverage = CoverageBars.Of(told, map.Language),
            Reports = incidents.Length,
            LeftOut = map.Library.LeftOut.Total,
            DataPath = map.Data,
            OpenIncidents = incidents.Count(incident => incident.IsOpen),
            Drafts = incidents.Count(incident => incident.Status is ReportStatus.Draft),
            Actions = actions.Length,
            ActionsOpen = actions.Count(row => row.Action.IsOpen),
            ActionsOverdue = actions.Count(row => row.State is ActionState.Overdue),
            ActionsDone = actions.Count(row => row.State is ActionState.Done),
            ActionsUnknown = actions.Count(row => row.State is ActionState.Unknown),
            ActionsUndated = actions.Count(row => row.Action.IsOpen && !row.Action.Due.IsGiven),
            Patterns = [.. map.Patterns.Rows.Take(PatternCount)],
            PatternsFound = map.Patterns.Rows.Length,
            Compared = map.Library.Families.Reports,
            TellsPatterns = map.Patterns.Rows.Length > 0 || map.Library.Families.Reports >= Families.FewestReports,
            PatternsPath = map.PatternContents,
            IncidentsPath = map.Incidents,
            ActionsPath = map.Actions,
        };
    }

    /// <summary>What happened: each incident once, without exercises.</summary>
    private static ImmutableArray<Incident> Told(Library library) =>
        [.. library.Incidents.Where(incident => incident.TranslationOf is null && incident.Kind is not ReportKind.Drill)];

    private static bool IsYearAgo(Incident incident, LocalDate today) =>
        incident.Began is { IsRelative: false, Exactness: < Exactness.Month } began
        && Math.Abs(Period.DaysBetween(began.Local.Date, today.PlusYears(-1))) <= YearAgoDays;
}
