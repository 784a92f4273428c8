using Postmortems.Diagnostics;
using Postmortems.Editions;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>An address of the inside in a report that everybody may read: it helps nobody but who looks for a way in.</summary>
internal sealed class InternalAddressInPublic : IRule
{
    public RuleInfo Info { get; } = new("PM0703", "internal-address-in-public", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) => PublicFaults.Find(Info, incident, context, InternalAddresses.In);
}
