using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Search;

namespace Postmortems.Site.Facets;

/// <summary>Values of facets out of the words of the library.</summary>
internal static class FacetNames
{
    public static IEnumerable<FacetValue> Of(ImmutableArray<Term> terms) => terms.Select(term => new FacetValue(term.Id, term.Name));

    public static IEnumerable<FacetValue> Of<TEnum>()
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Select(value => new FacetValue(Vocabulary.Identifier(value), In(language => Vocabulary.Name(value, language))));

    /// <summary>A name that each language says in its own way.</summary>
    public static LocalText In(Func<string, string> name) =>
        new(Sentences.Languages.ToImmutableSortedDictionary(language => language, name, StringComparer.Ordinal));
}
