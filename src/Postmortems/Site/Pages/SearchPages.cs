using System.Globalization;
using Postmortems.Site.Facets;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Site.Subjects;

namespace Postmortems.Site.Pages;

/// <summary>Makes the page of the search.</summary>
internal static class SearchPages
{
    private static readonly (string Facet, SubjectKind Kind)[] Shown =
        [("severity", SubjectKind.Severity), ("service", SubjectKind.Service), ("team", SubjectKind.Team), ("cause", SubjectKind.Cause)];

    public static SearchPage From(SiteMap map)
    {
        var years = IncidentsPages.YearsOf(map).Where(year => year.Year is not null);
        var groups = FacetPanel.OfIncidents(map).Groups;
        return new SearchPage(
            map.Search,
            map.Say("page.search"),
            map.Frame("search.html"),
            [.. years.Select(year => new WayIn(year.Year!.Value.ToString(CultureInfo.InvariantCulture), year.Count, new Place(year.Path, year.Fragment)))],
            [
                .. from shown in Shown
                   join @group in groups on shown.Facet equals @group.Id
                   select new WaysIn(shown.Facet, [.. @group.Values.Select(choice => Way(shown.Kind, @group, choice, map))]),
            ])
        {
            PatternsPath = map.PatternContents,
            IncidentsPath = map.Incidents,
            ActionsPath = map.Actions,
        };
    }

    /// <summary>Levels of two schemes may share an id, and what no scheme knows has no page: these lead to the filter.</summary>
    private static WayIn Way(SubjectKind kind, FacetGroup group, FacetChoice choice, SiteMap map)
    {
        var subjects = kind is SubjectKind.Severity
            ? [.. map.Subjects.All.Where(subject => subject.Level?.Id == choice.Id)]
            : new[] { map.Subjects.Find(kind, choice.Id) }.OfType<SubjectEntry>().ToList();
        return subjects is [var only]
            ? new WayIn(choice.Name, choice.Count, new Place(map.Subject(only)))
            : new WayIn(choice.Name, choice.Count, new Place(map.Incidents), $"{group.Id}={Uri.EscapeDataString(choice.Id)}");
    }
}
