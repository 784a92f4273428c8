using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>Milestones that exclude each other, as far as both are given and exact enough to judge.</summary>
internal sealed class MilestonesOutOfOrder : IRule
{
    /// <summary>
    /// Chains, each milestone no later than those behind it. No order among acknowledged, classified and identified, nor between resolved
    /// and verified: life knows every one.
    /// </summary>
    private static readonly ImmutableArray<ImmutableArray<Phase>> Chains =
    [
        [Phase.Introduced, Phase.Started, Phase.Detected, Phase.Acknowledged],
        [Phase.Introduced, Phase.Started, Phase.Detected, Phase.Classified],
        [Phase.Introduced, Phase.Started, Phase.Detected, Phase.Identified],
        [Phase.Introduced, Phase.Started, Phase.Mitigated, Phase.Recovered, Phase.Resolved, Phase.Reviewed],
        [Phase.Introduced, Phase.Started, Phase.Mitigated, Phase.Recovered, Phase.Verified],
        [Phase.Detected, Phase.Recovered],
        [Phase.Detected, Phase.Resolved, Phase.Reviewed],
    ];

    /// <summary>Rare, and life knows it: a service recovers before anybody has looked.</summary>
    private static readonly (Phase First, Phase Second) HealedByItself = (Phase.Detected, Phase.Recovered);

    public RuleInfo Info { get; } = new("PM0205", "milestones-out-of-order", DiagnosticSeverity.Error) { IsContradiction = true };

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) => Pairs(incident, context).Concat(Windows(incident, context));

    /// <summary>Each milestone against the nearest one before it that is given: what is wrong further off is wrong there already.</summary>
    private IEnumerable<Diagnostic> Pairs(Incident incident, RuleContext context) =>
        from pair in PairsIn([.. Phases.Milestones.Where(phase => incident.Milestone(phase).IsGiven)])
        // With a relapse a phase comes more than once: only a last that lies before every first is a contradiction.
        let first = incident.Timeline.FirstOf(pair.First) ?? incident.Times[pair.First].Value
        let second = incident.Timeline.LastOf(pair.Second) ?? incident.Times[pair.Second].Value
        // Where the report or the config lets the other finding pass, this one stands.
        where second.IsBefore(first) && !(context.Says<TimelineOutOfOrder>() && IsSaidOfTheirDate(first, second, incident.Timeline))
        let mayBe = pair == HealedByItself
        let found = context.FindVariant(
            Info,
            mayBe ? "healed" : "pair",
            incident.PlaceOf(pair.Second, second),
            ("second", context.Say(pair.Second)),
            ("at", context.Say(second)),
            ("first", context.Say(pair.First)),
            ("than", context.Say(first)))
        select mayBe ? found with { Severity = DiagnosticSeverity.Hint } : found;

    /// <summary>Each once, in the order of the chains.</summary>
    private static List<(Phase First, Phase Second)> PairsIn(ImmutableArray<Phase> given)
    {
        var pairs = new List<(Phase First, Phase Second)>();
        foreach (var chain in Chains)
        {
            Phase? before = null;
            foreach (var phase in chain)
            {
                if (!given.Contains(phase))
                    continue;
                if (before is { } first && !pairs.Contains((first, phase)))
                    pairs.Add((first, phase));
                before = phase;
            }
        }

        return pairs;
    }

    /// <summary>Of several lines with one wrong date it is said once that their date is wrong.</summary>
    private static bool IsSaidOfTheirDate(Moment first, Moment second, Timeline timeline) =>
        MisplacedLines.Of(timeline).Any(lines => lines.IsDate && Has(lines, first, timeline) != Has(lines, second, timeline));

    private static bool Has(MisplacedLines lines, Moment moment, Timeline timeline) => lines.Indices.Any(index => ReferenceEquals(timeline.Entries[index].At, moment));

    private IEnumerable<Diagnostic> Windows(Incident incident, RuleContext context) =>
        from pair in incident.Impact.Windows.Index()
        where pair.Item is { From: { } begins, To: { } ends } && ends.IsBefore(begins)
        select context.FindVariant(Info, "window", $"impact.windows[{pair.Index}]", ("from", context.Say(pair.Item.From!)), ("to", context.Say(pair.Item.To!)));
}
