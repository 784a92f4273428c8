using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A relation to a report that is not in the library.</summary>
internal sealed class RelatedIncidentNotFound : ILibraryRule
{
    public RuleInfo Info { get; } = new("PM0802", "related-incident-not-found", DiagnosticSeverity.Error);

    public IEnumerable<Diagnostic> Check(ImmutableArray<LibraryEntry> library)
    {
        var known = library.SelectMany(entry => entry.FormerIds.Append(entry.Id)).ToHashSet();
        return
            from entry in library
            from named in entry.Named
            where !known.Contains(named.Id)
            select entry.Find(Info, named.Place, ("id", named.Id.Value));
    }
}
