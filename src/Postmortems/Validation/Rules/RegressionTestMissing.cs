using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A report that trusts in a test which is not there (any more).</summary>
internal sealed class RegressionTestMissing : IRule
{
    public RuleInfo Info { get; } = new("PM0408", "regression-test-missing", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in (incident.MissedTests.IsGiven ? incident.MissedTests.Value : []).Index()
        let path = RegressionTests.PathOf(pair.Item)
        where context.IsInRepository is { } isThere && path is not null && !isThere(path)
        select context.Find(Info, $"missed_tests[{pair.Index}].regression_test", ("path", path));
}
