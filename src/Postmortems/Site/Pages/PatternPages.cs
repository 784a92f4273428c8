using Postmortems.Incidents;
using Postmortems.Site.Patterns;

namespace Postmortems.Site.Pages;

/// <summary>Makes the page of each possible recurrence.</summary>
internal static class PatternPages
{
    public static IEnumerable<PatternPage> From(SiteMap map)
    {
        var terms = new TermNames(map.Language);
        return map.Patterns.Ordered.Zip(map.Patterns.Rows, (family, row) =>
        {
            var tables = new PatternTables(family, map);
            return new PatternPage(row.Path, row.Name.Text, map.Frame(SiteMap.PatternFile(family.Id)), row)
            {
                Terms = family.Terms,
                Lang = family.Medoid.Lang,
                CauseKinds = [.. family.CauseKinds.Select(kind => terms.Of(Fact<string>.Of(kind), map.Library.Options.Taxonomy.Cause).Name)],
                Medoid = IncidentRows.Row(family.Medoid, map),
                Telling = family.Telling,
                Members = tables.Members,
                Gates = tables.Gates,
                Ledger = tables.Ledger,
                Confirm = ConfirmLines.Of(family, map),
                PatternsPath = map.PatternContents,
            };
        });
    }
}
