using NodaTime;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A step of the response, or a window of harm, far from the incident that the milestones tell of.</summary>
internal sealed class OutsideTheWindow : IRule
{
    private static readonly Duration Far = Duration.FromDays(7);

    public RuleInfo Info { get; } = new("PM0212", "outside-the-window", DiagnosticSeverity.Warning) { IsContradiction = true };

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        if (Window(incident) is not var (begins, ends))
            return [];
        // What lasted a month has a longer before and after than what lasted an hour.
        var far = Duration.Max(Far, ends.Latest - begins.Earliest);
        var outliers = new Lazy<HashSet<string>>(() => TimeOutlier.Find(incident, context.Today).Select(found => found.Outlier.Place).ToHashSet());
        return
            from moment in WrittenMoments.OfTimeline(incident).Where(moment => IsOfTheResponse(moment.Phase)).Concat(Windows(incident))
            let isBefore = begins.Earliest - moment.At.Latest > far
            where isBefore || moment.At.Earliest - ends.Latest > far
            where !outliers.Value.Contains(moment.Place) && moment.At.Date <= context.Today.PlusDays(1)
            select context.FindVariant(
                Info,
                moment.List == "impact.windows" ? "window" : isBefore ? "before" : "after",
                moment.Place,
                ("time", context.Say(moment.At)),
                ("begins", context.Say(begins)),
                ("ends", context.Say(ends)));
    }

    /// <summary>From the first sign to the last repair; null where the report does not tell both.</summary>
    private static (Moment Begins, Moment Ends)? Window(Incident incident)
    {
        var begins = Given(incident, Phase.Started, Phase.Detected).MinBy(moment => moment.Earliest);
        var ends = Given(incident, Phase.Mitigated, Phase.Recovered, Phase.Resolved, Phase.Verified).MaxBy(moment => moment.Latest);
        return begins is null || ends is null || ends.IsBefore(begins) ? null : (begins, ends);
    }

    private static IEnumerable<Moment> Given(Incident incident, params IEnumerable<Phase> phases) =>
        phases.Select(phase => incident.Milestone(phase).Value).OfType<Moment>().Where(moment => !moment.IsRelative);

    private static IEnumerable<WrittenMoment> Windows(Incident incident) =>
        from pair in incident.Impact.Windows.Index()
        from moment in new[] { pair.Item.From, pair.Item.To }.OfType<Moment>().Where(moment => !moment.IsRelative).Take(1)
        select new WrittenMoment("impact.windows", pair.Index, "", null, moment);

    // A plain line may tell of the years before, and a letter to customers may go out weeks later.
    private static bool IsOfTheResponse(Phase? phase) =>
        phase is Phase.Acknowledged or Phase.Classified or Phase.Informed or Phase.Update or Phase.Decision or Phase.Escalated or Phase.RolledBack;
}
