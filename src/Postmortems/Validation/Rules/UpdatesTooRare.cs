using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>Nobody was told anything for longer than the level allows.</summary>
internal sealed class UpdatesTooRare : IRule
{
    public RuleInfo Info { get; } = new("PM0303", "updates-too-rare", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from reading in DeadlineRules.Unexplained(incident, context)
        where reading.Verdict is Verdict.Missed && reading.Deadline.Repeats
        let deadline = reading.Deadline
        let pause = Deadlines.LongestPause(incident, incident.Milestone(deadline.From).Value!, incident.Milestone(deadline.To).Value!)!.Value
        select context.Find(
            Info,
            PlaceOf(incident, deadline.To, pause.To),
            ("taken", DurationText.Of(reading.Taken!.Value, context.Language)),
            ("from", MomentText.TimeOfDay(pause.From, context.Language)),
            ("to", MomentText.TimeOfDay(pause.To, context.Language)),
            ("limit", DeadlineRules.LimitOf(reading, context)),
            ("level", DeadlineRules.LevelOf(incident)),
            ("name", DeadlineNames.Of(deadline)));

    /// <summary>The line that ends the pause.</summary>
    private static string PlaceOf(Incident incident, Phase end, Moment at)
    {
        var index = incident.Timeline.Entries.Index().Where(pair => ReferenceEquals(pair.Item.At, at)).Select(pair => pair.Index).FirstOrDefault(-1);
        return index >= 0 ? $"timeline[{index}].at" : incident.PlaceOf(end, at);
    }
}
