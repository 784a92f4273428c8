using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>An end in the same minute or second as its beginning.</summary>
internal sealed class ZeroLengthInterval : IRule
{
    // What was noticed in the minute in which it began, or was over when it was noticed, is nothing unusual.
    private static readonly ImmutableArray<(Phase First, Phase Second)> Pairs = [(Phase.Started, Phase.Recovered), (Phase.Detected, Phase.Resolved)];

    public RuleInfo Info { get; } = new("PM0210", "zero-length-interval", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        incident.Kind is ReportKind.Incident ? Milestones(incident, context).Concat(Windows(incident, context)) : [];

    private IEnumerable<Diagnostic> Milestones(Incident incident, RuleContext context) =>
        from pair in Pairs
        let first = incident.Milestone(pair.First).Value
        let second = incident.Milestone(pair.Second).Value
        where IsSame(first, second) && !incident.IsAssumed(pair.First) && !incident.IsAssumed(pair.Second)
        select context.FindVariant(
            Info,
            "milestones",
            incident.PlaceOf(pair.Second, second!),
            ("first", context.Say(pair.First)),
            ("second", context.Say(pair.Second)),
            ("at", context.Say(second!)));

    private IEnumerable<Diagnostic> Windows(Incident incident, RuleContext context) =>
        from pair in incident.Impact.Windows.Index()
        where IsSame(pair.Item.From, pair.Item.To)
        select context.FindVariant(Info, "window", $"impact.windows[{pair.Index}]", ("at", context.Say(pair.Item.From!)));

    private static bool IsSame(Moment? first, Moment? second) =>
        first is { IsApproximate: false, Exactness: <= Exactness.Minute } && second is { IsApproximate: false }
        && first.Exactness == second.Exactness && first.IsRelative == second.IsRelative && first.Earliest == second.Earliest;
}
