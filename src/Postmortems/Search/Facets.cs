using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Search;

/// <summary>A value that records can be filtered by.</summary>
/// <param name="Id">As an address holds it.</param>
/// <param name="Name">What pages show; empty where the id is the name.</param>
public sealed record FacetValue(string Id, LocalText Name)
{
    /// <summary>What people may type for it.</summary>
    public IEnumerable<string> Words => Name.ByLanguage.Values.Where(name => name != Id).Distinct().Prepend(Id);
}

/// <summary>One way of filtering.</summary>
/// <param name="Id">"cause": an id of the filters that a search understands.</param>
/// <param name="OfRow">For each record the places of its values; a record may have several, or none.</param>
public sealed record Facet(string Id, ImmutableArray<FacetValue> Values, ImmutableArray<ImmutableArray<int>> OfRow)
{
    /// <summary>Values that a record could have, and none has: an address may ask for them all the same.</summary>
    public ImmutableArray<FacetValue> Unused { get; init; } = [];

    /// <summary>The places of what was typed: the value itself, else all that begin with it ("2018" is four quarters).</summary>
    public ImmutableArray<int> Find(string typed)
    {
        var wanted = Tokenizer.Fold(typed.Trim());
        var exact = Places(value => Spellings(value).Any(word => word == wanted));
        return exact.IsEmpty && wanted.Length > 0 ? Places(value => Spellings(value).Any(word => word.StartsWith(wanted, StringComparison.Ordinal))) : exact;
    }

    private ImmutableArray<int> Places(Func<FacetValue, bool> fits) => [.. Values.Index().Where(value => fits(value.Item)).Select(value => value.Index)];

    private static IEnumerable<string> Spellings(FacetValue value) => value.Words.Select(Tokenizer.Fold);
}

/// <summary>Records by all the ways in which they can be filtered.</summary>
/// <param name="Rows">How many records there are.</param>
public sealed record FacetTable(int Rows, ImmutableArray<Facet> Facets)
{
    /// <summary>Makes a facet of what each record has.</summary>
    /// <param name="known">Values in the order in which they are shown; those that no record has are left out, those that are not among them follow by name.</param>
    public static Facet Column(string id, IEnumerable<FacetValue> known, ImmutableArray<ImmutableArray<string>> ofRow)
    {
        var used = ofRow.SelectMany(values => values).ToHashSet(StringComparer.Ordinal);
        var sides = known.ToLookup(value => used.Remove(value.Id));
        var values = sides[true].ToList();
        values.AddRange(used.Order(StringComparer.Ordinal).Select(value => new FacetValue(value, LocalText.Empty)));
        var places = values.Index().ToDictionary(value => value.Item.Id, value => value.Index, StringComparer.Ordinal);
        return new Facet(id, [.. values], [.. ofRow.Select(row => row.Select(value => places[value]).Distinct().Order().ToImmutableArray())]) { Unused = [.. sides[false].ExceptBy(places.Keys, value => value.Id)] };
    }

    /// <summary>How many records have each value, in the order of the values.</summary>
    public static ImmutableArray<int> Counts(Facet facet)
    {
        var counts = new int[facet.Values.Length];
        foreach (var place in facet.OfRow.SelectMany(row => row))
            counts[place]++;
        return [.. counts];
    }
}
