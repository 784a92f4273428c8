using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A gap in the tests that stays open: no test catches the fault now, and no action will see to it.</summary>
internal sealed class MissedTestWithoutFollowUp : IRule
{
    public RuleInfo Info { get; } = new("PM0407", "missed-test-without-follow-up", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        if (incident.IsBackfilled || incident.Status is ReportStatus.Draft || incident.NoActionsWhy is not null || !incident.MissedTests.IsGiven)
            return [];
        var addressed = incident.Actions.SelectMany(action => action.Addresses).ToHashSet();
        return
            from pair in incident.MissedTests.Value.Index()
            where pair.Item.RegressionTest is null && !addressed.Contains(pair.Item.Id) && (pair.Item.Cause is null || !addressed.Contains(pair.Item.Cause))
            select context.Find(Info, $"missed_tests[{pair.Index}]", ("test", pair.Item.Id));
    }
}
