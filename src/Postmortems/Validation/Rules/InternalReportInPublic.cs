using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A relation of a public report to one that the public never sees: it goes with it.</summary>
internal sealed class InternalReportInPublic : ILibraryRule
{
    public RuleInfo Info { get; } = new("PM0709", "internal-report-in-public", DiagnosticSeverity.Hint);

    public IEnumerable<Diagnostic> Check(ImmutableArray<LibraryEntry> library)
    {
        var inside = library.Where(entry => entry.Audience is Audience.Internal).Select(entry => entry.Id).Except(library.Where(entry => entry.Audience is Audience.Public).Select(entry => entry.Id)).ToHashSet();
        return
            from entry in library
            where entry.Audience is Audience.Public
            from named in entry.Named
            where inside.Contains(named.Id)
            select entry.Find(Info, named.Place, ("id", named.Id.Value));
    }
}
