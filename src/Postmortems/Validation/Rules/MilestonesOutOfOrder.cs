using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>Milestones that exclude each other, as far as both are given and exact enough to judge.</summary>
internal sealed class MilestonesOutOfOrder : IRule
{
    /// <summary>No order among acknowledged, classified and identified, nor between resolved and verified: life knows every one.</summary>
    private static readonly ImmutableArray<(Phase First, Phase Second)> Order =
    [
        (Phase.Introduced, Phase.Started),
        (Phase.Started, Phase.Detected),
        (Phase.Detected, Phase.Acknowledged),
        (Phase.Detected, Phase.Classified),
        (Phase.Detected, Phase.Identified),
        (Phase.Started, Phase.Mitigated),
        (Phase.Mitigated, Phase.Recovered),
        (Phase.Recovered, Phase.Resolved),
        (Phase.Recovered, Phase.Verified),
        (Phase.Resolved, Phase.Reviewed),
    ];

    public RuleInfo Info { get; } = new("PM0205", "milestones-out-of-order", DiagnosticSeverity.Error) { IsContradiction = true };

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in Order
        // With a relapse a phase comes more than once: only a last that lies before every first is a contradiction.
        let first = incident.Timeline.FirstOf(pair.First) ?? incident.Times.GetValueOrDefault(pair.First).Value
        let second = incident.Timeline.LastOf(pair.Second) ?? incident.Times.GetValueOrDefault(pair.Second).Value
        where first is not null && second is not null && second.IsBefore(first)
        select context.Find(
            Info,
            PlaceOf(incident, pair.Second, second),
            ("second", context.Say(pair.Second)),
            ("at", context.Say(second)),
            ("first", context.Say(pair.First)),
            ("than", context.Say(first)));

    /// <summary>The timeline's line where it has one, else the key under <c>times</c>.</summary>
    private static string PlaceOf(Incident incident, Phase phase, Moment at)
    {
        var index = incident.Timeline.Entries.Index().Where(pair => pair.Item.Phase == phase && ReferenceEquals(pair.Item.At, at)).Select(pair => pair.Index).FirstOrDefault(-1);
        return index >= 0 ? $"timeline[{index}].at" : $"times.{Vocabulary.Identifier(phase)}";
    }
}
