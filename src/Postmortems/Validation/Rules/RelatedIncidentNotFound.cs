using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A relation to a report that is not in the library.</summary>
internal sealed class RelatedIncidentNotFound : ILibraryRule
{
    public RuleInfo Info { get; } = new("PM0802", "related-incident-not-found", DiagnosticSeverity.Error);

    public IEnumerable<Diagnostic> Check(ImmutableArray<RuleContext> library)
    {
        var known = library.SelectMany(context => context.Incident.FormerIds.Append(context.Incident.Id)).ToHashSet();
        return
            from context in library
            from named in Named(context.Incident)
            where !known.Contains(named.Id)
            select context.Find(Info, named.Place, ("id", named.Id.Value));
    }

    private static IEnumerable<(IncidentId Id, string Place)> Named(Incident incident)
    {
        var related = incident.Related.Index().Select(pair => (pair.Item.Id, $"related[{pair.Index}]"));
        return incident.TranslationOf is { } original ? related.Append((original, "translation_of")) : related;
    }
}
