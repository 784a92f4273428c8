using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A line that is certainly earlier than one above it.</summary>
internal sealed class TimelineOutOfOrder : IRule
{
    public RuleInfo Info { get; } = new("PM0204", "timeline-out-of-order", DiagnosticSeverity.Error) { IsContradiction = true };

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        Moment? latest = null;
        foreach (var (i, entry) in incident.Timeline.Entries.Index())
        {
            if (entry.At is not { } at)
                continue;
            if (latest is not null && at.IsBefore(latest))
                yield return context.Find(Info, $"timeline[{i}].at", ("time", Say(at, latest, context)), ("earlier", Say(latest, at, context)));
            else
                latest = at;
        }
    }

    // Between two offsets the digits alone would seem to be in order.
    private static string Say(Moment moment, Moment other, RuleContext context) =>
        moment.Offset == other.Offset ? context.Say(moment) : MomentText.Iso(moment) ?? context.Say(moment);
}
