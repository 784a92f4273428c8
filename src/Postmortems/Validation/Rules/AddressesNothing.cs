using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>An action against something that the report does not tell of.</summary>
internal sealed class AddressesNothing : IRule
{
    public RuleInfo Info { get; } = new("PM0514", "addresses-nothing", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        var known = incident.Causes.Select(cause => cause.Id).Concat(incident.MissedTests.IsGiven ? incident.MissedTests.Value.Select(test => test.Id) : []).ToList();
        return
            from pair in incident.Actions.Index()
            from id in pair.Item.Addresses.Distinct()
            where !known.Contains(id) && !LessonIds.IsOne(id, incident.Lessons)
            let nearest = Nearest.To(id, known)
            select context.FindVariant(
                Info,
                nearest is not null ? "near" : known.Count > 0 ? "none" : "silent",
                $"actions[{pair.Index}].addresses",
                ("id", id),
                ("nearest", nearest ?? ""),
                ("known", string.Join(", ", known)));
    }
}
