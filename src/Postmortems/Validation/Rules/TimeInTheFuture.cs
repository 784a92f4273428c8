using NodaTime;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>Something is told as having happened on a day that is still to come.</summary>
internal sealed class TimeInTheFuture : IRule
{
    public RuleInfo Info { get; } = new("PM0213", "time-in-the-future", DiagnosticSeverity.Error) { IsContradiction = true };

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        // Somewhere it is tomorrow already.
        var last = context.Today.PlusDays(1);
        return
            from moment in Lines(incident, last).Concat(WrittenMoments.OfTimes(incident)).Concat(Others(incident))
            where moment.At.Date > last
            // A draft may say when the review is going to be.
            where moment.Phase is not Phase.Reviewed || incident.Status is not ReportStatus.Draft
            select context.Find(Info, moment.Place, ("time", context.Say(moment.At)));
    }

    /// <summary>The first of neighbours: those below have their date from it, or the same slip.</summary>
    private static IEnumerable<WrittenMoment> Lines(Incident incident, LocalDate last)
    {
        var isFuture = false;
        foreach (var moment in WrittenMoments.OfTimeline(incident))
        {
            if (moment.At.Date > last && !isFuture)
                yield return moment;
            isFuture = moment.At.Date > last;
        }
    }

    private static IEnumerable<WrittenMoment> Others(Incident incident)
    {
        var done =
            from pair in incident.Actions.Index()
            where pair.Item.Done.IsGiven
            select new WrittenMoment("actions", pair.Index, ".done", null, DayOf(pair.Item.Done.Value));
        var windows =
            from pair in incident.Impact.Windows.Index()
            let first = pair.Item.From ?? pair.Item.To
            where first is { IsRelative: false }
            select new WrittenMoment("impact.windows", pair.Index, "", null, first);
        return done.Concat(windows);
    }

    private static Moment DayOf(LocalDate day) => new() { Earliest = day.AtMidnight().InUtc().ToInstant(), Exactness = Exactness.Day };
}
