using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.Site;

/// <summary>Names of vocabulary terms in a page's language; a word that the vocabulary lacks is its own name.</summary>
internal sealed class TermNames(string language)
{
    public NamedTerm Of(Fact<string> id, ImmutableArray<Term> terms) =>
        id.IsGiven
            ? Of(id.Value!, terms.FirstOrDefault(term => term.Id == id.Value), id.Statement)
            : new NamedTerm("", "", id.Statement);

    private NamedTerm Of(string id, Term? term, Statement statement) =>
        new(id, term?.Name.In(language) ?? id, statement) { Description = term?.Description.In(language) ?? "" };
}
