using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A cause of a severe incident of which nobody says how it stayed hidden until then.</summary>
internal sealed class CauseWithoutEvaded : IRule
{
    public RuleInfo Info { get; } = new("PM0402", "cause-without-evaded", DiagnosticSeverity.Hint);

    // A missed test that names the cause tells how it slipped through; "n/a" says that nothing could have caught it.
    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in incident.Causes.Index()
        where Demands.Apply(Configuration.RequiredFrom.Severe, incident) && incident.TranslationOf is null
            && pair.Item.Evaded is null && incident.MissedTests.IsGiven
            && !incident.MissedTests.Value.Any(test => test.Cause is null || test.Cause == pair.Item.Id)
        select context.Find(Info, $"causes[{pair.Index}]", ("cause", pair.Item.Id));
}
