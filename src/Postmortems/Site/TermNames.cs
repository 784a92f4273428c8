using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.Site;

/// <summary>Names of vocabulary terms in a page's language; a word that the vocabulary lacks is its own name.</summary>
internal sealed class TermNames(string language)
{
    public NamedTerm Of(Fact<string> id, ImmutableArray<Term> terms) =>
        id.IsGiven
            ? new NamedTerm(id.Value!, terms.FirstOrDefault(term => term.Id == id.Value)?.Name.In(language) ?? id.Value!, id.Statement)
            : new NamedTerm("", "", id.Statement);
}
