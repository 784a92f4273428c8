using System.Globalization;
using Postmortems.Analysis.Mining;
using Postmortems.Site.Patterns;

namespace Postmortems.Site.Pages;

/// <summary>Makes the contents of possible recurrences.</summary>
internal static class PatternsPages
{
    private const string Stem = "patterns";

    /// <summary>Beyond so many the list of incidents is the better place to look.</summary>
    private const int MostAlone = 60;

    public static IEnumerable<PatternsPage> From(SiteMap map)
    {
        var library = map.Library;
        var families = library.Families;
        var ids = families.All.Select(family => family.Id.Value).ToHashSet(StringComparer.Ordinal);
        var pieces = Paging.Cut(map.Patterns.Rows, Weight);
        var paths = Paging.Paths(map, Stem, pieces.Length);
        return pieces.Select((piece, i) => new PatternsPage(paths[i], map.Say("page.patterns"), map.Frame(SiteMap.NumberedPath(Stem, i + 1)), piece)
        {
            Found = families.All.Length,
            Reports = families.Reports,
            FewestReports = Families.FewestReports,
            Floor = Families.Floor.ToString("0.##", CultureInfo.InvariantCulture),
            Weights = WeightText.Of(library.Likeness.Fit, map.Language),
            Unclustered = families.Unclustered,
            Alone = [.. library.Incidents.Where(incident => IsAlone(incident, map)).Take(MostAlone).Select(incident => IncidentRows.Row(incident, map))],
            Map = i == pieces.Length - 1 ? ReportMap.Of(map) : null,
            IdleNames = [.. library.PatternNames.All.Where(name => !ids.Contains(name.Key)).Select(name => (name.Key, name.Name.In(map.Language)))],
            Turn = new PageTurn(i + 1, paths),
            IncidentsPath = map.Incidents,
        });
    }

    private static bool IsAlone(Incidents.Incident incident, SiteMap map) =>
        incident is { Kind: not Incidents.ReportKind.Drill, TranslationOf: null } && map.Patterns.Of(incident) is null;

    // A member stands in the list, and again as a mark and a line of numbers.
    private static int Weight(PatternRow row) => 3_000 + row.Members.Sum(member => 2 * Paging.Weight(member));
}
