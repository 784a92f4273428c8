using System.Collections.Immutable;
using Postmortems.Search;

namespace Postmortems.Site.Facets;

/// <summary>What a list can be filtered by, as its page shows it. The script works on the same facets by their ids.</summary>
/// <param name="Rows">"incidents" or "actions": the name of the index's piece.</param>
/// <param name="HasWords">The list is searched by words too.</param>
public sealed record FacetPanel(string Rows, ImmutableArray<FacetGroup> Groups, bool HasWords)
{
    /// <summary>More are no choice any more: they can be typed.</summary>
    private const int MostValues = 40;

    /// <summary>For each facet, offered or not, what its unoffered values are called: an address may ask for them.</summary>
    public required ImmutableArray<FacetRest> Rests { get; init; }

    internal static FacetPanel OfIncidents(SiteMap map) => Of("incidents", IncidentFacets.Of(map.Library), map.Language, true);

    internal static FacetPanel OfActions(SiteMap map) => Of("actions", ActionFacets.Of(map.Library), map.Language, false);

    /// <summary>A facet that tells nothing apart is none.</summary>
    private static FacetPanel Of(string rows, FacetTable table, string language, bool hasWords)
    {
        ImmutableArray<FacetGroup> groups = [.. table.Facets.Select(facet => Group(facet, language)).Where(group => group.Values.Length + group.Left > 1)];
        var offered = groups.SelectMany(group => group.Values.Select(value => (group.Id, value.Id))).ToHashSet();
        return new FacetPanel(rows, groups, hasWords) { Rests = [.. table.Facets.Select(Rest)] };

        FacetRest Rest(Facet facet) => new(facet.Id,
        [
            .. facet.Values.Concat(facet.Unused)
                .Where(value => !value.Name.IsEmpty && !offered.Contains((facet.Id, value.Id)))
                .Select(value => (value.Id, value.Name.In(language))),
        ]);
    }

    private static FacetGroup Group(Facet facet, string language)
    {
        var counts = FacetTable.Counts(facet);
        var shown = counts.Index().OrderByDescending(count => count.Item).ThenBy(count => count.Index).Take(MostValues).Select(count => count.Index).Order();
        return new FacetGroup(
            facet.Id,
            [.. shown.Select(place => new FacetChoice(facet.Values[place].Id, Name(facet.Values[place], language), counts[place]))],
            Math.Max(0, facet.Values.Length - MostValues));
    }

    private static string Name(FacetValue value, string language) => value.Name.IsEmpty ? value.Id : value.Name.In(language);
}

/// <param name="Left">Values that are not shown: the rarest.</param>
public sealed record FacetGroup(string Id, ImmutableArray<FacetChoice> Values, int Left);

/// <param name="Count">How many records have it.</param>
public sealed record FacetChoice(string Id, string Name, int Count);

/// <param name="Names">Values whose name is not their id.</param>
public sealed record FacetRest(string Id, ImmutableArray<(string Id, string Name)> Names);
