using System.Collections.Immutable;
using Postmortems.Analysis.Mining;
using Postmortems.Incidents;

namespace Postmortems.Site.Patterns;

/// <summary>What to write into the reports of a possible recurrence, so that it is a guess no longer.</summary>
internal static class ConfirmLines
{
    /// <summary>One for each member that has an earlier one of which nobody has called it the same cause.</summary>
    public static ImmutableArray<ConfirmLine> Of(Family family, SiteMap map) =>
    [
        .. from member in family.Members.Index().Skip(1)
           let open = family.Members.Take(member.Index).Where(earlier => !IsSaid(earlier, member.Item)).Select(earlier => earlier.Id).ToList()
           where open.Count > 0
           select new ConfirmLine(
               IncidentRows.Row(member.Item, map),
               member.Item.Path,
               !member.Item.Related.IsEmpty,
               Lines(open, "cause", member.Item),
               Lines(open, "different", member.Item)),
    ];

    private static string Lines(IEnumerable<IncidentId> ids, string same, Incident member)
    {
        var items = ids.Select(id => $"  - {{id: {id}, same: {same}}}");
        return string.Join('\n', member.Related.IsEmpty ? items.Prepend("related:") : items);
    }

    private static bool IsSaid(Incident one, Incident other) => Says(one, other) || Says(other, one);

    private static bool Says(Incident one, Incident other) =>
        one.Related.Any(related => related.Same is Likeness.Cause && (related.Id == other.Id || other.FormerIds.Contains(related.Id)));
}
