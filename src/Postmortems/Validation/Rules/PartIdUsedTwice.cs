using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>Two causes, missed tests or actions of one report with one id: nobody can say which of them an action addresses.</summary>
internal sealed class PartIdUsedTwice : IRule
{
    public RuleInfo Info { get; } = new("PM0018", "part-id-used-twice", DiagnosticSeverity.Error);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        var addressed = new HashSet<string>();
        var actions = new HashSet<string>();
        return Addressable(incident).Where(part => !addressed.Add(part.Id))
            .Concat(incident.Actions.Index().Select(pair => (pair.Item.Id, Place: $"actions[{pair.Index}]")).Where(part => !actions.Add(part.Id)))
            .Select(part => context.Find(Info, part.Place, ("id", part.Id)));
    }

    private static IEnumerable<(string Id, string Place)> Addressable(Incident incident) =>
        incident.Causes.Index().Select(pair => (pair.Item.Id, $"causes[{pair.Index}]"))
            .Concat((incident.MissedTests.IsGiven ? incident.MissedTests.Value : []).Index().Select(pair => (pair.Item.Id, $"missed_tests[{pair.Index}]")));
}
