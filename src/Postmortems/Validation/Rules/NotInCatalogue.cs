using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A service or team that the config's catalogue does not know. Without a catalogue any slug will do.</summary>
internal sealed class NotInCatalogue : IRule
{
    public RuleInfo Info { get; } = new("PM0805", "not-in-catalogue", DiagnosticSeverity.Error);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        Strangers("services", incident.Services.IsGiven ? incident.Services.Value : [], context.Options.Services, context)
            .Concat(Strangers("teams", incident.Teams, context.Options.Teams, context));

    private IEnumerable<Diagnostic> Strangers(string key, ImmutableArray<string> slugs, ImmutableArray<Term> catalogue, RuleContext context) =>
        from pair in slugs.Index()
        where !catalogue.IsEmpty && catalogue.All(term => term.Id != pair.Item)
        let nearest = Nearest.To(pair.Item, catalogue.Select(term => term.Id))
        select context.FindVariant(
            Info,
            nearest is null ? "none" : "near",
            $"{key}[{pair.Index}]",
            ("slug", pair.Item),
            ("key", key),
            ("nearest", nearest ?? ""),
            ("known", string.Join(", ", catalogue.Select(term => term.Id)))) with
        {
            Mend = IdOf(pair.Item, catalogue) is { } id ? context.Mend($"{key}[{pair.Index}]", pair.Item, id) : null,
        };

    /// <summary>Of a term that is called so, or surely meant to be.</summary>
    private static string? IdOf(string slug, ImmutableArray<Term> catalogue) =>
        catalogue.Where(term => term.Name.ByLanguage.ContainsValue(slug)).Select(term => term.Id).ToList() is [var called]
            ? called
            : Nearest.Sure(slug, catalogue.SelectMany(term => term.Name.ByLanguage.Values.Append(term.Id).Select(word => (word, term.Id))));
}
