using Postmortems.Diagnostics;
using Postmortems.Editions;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>How to reach a person, or who they are to the state, in a report that everybody may read.</summary>
internal sealed class PersonalDataInPublic : IRule
{
    public RuleInfo Info { get; } = new("PM0702", "personal-data-in-public", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) => PublicFaults.Find(Info, incident, context, PersonalData.In);
}
