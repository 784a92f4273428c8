using System.Collections.Immutable;
using NodaTime;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A year or a month unlike all the others, where another one would fit to the day.</summary>
internal sealed class TimeOutlier : IRule
{
    /// <summary>Others that lie further apart than this are no company to be unlike.</summary>
    private const int MaxSpread = 7;

    public RuleInfo Info { get; } = new("PM0211", "time-outlier", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from found in Find(incident, context.Today)
        select context.Find(Info, found.Outlier.Place, ("time", context.Say(found.Outlier.At)), ("meant", context.Say(found.Meant)));

    /// <summary>The others are let off: one time of a report is wrong, or none can be told to be.</summary>
    public static ImmutableArray<(WrittenMoment Outlier, Moment Meant)> Find(Incident incident, LocalDate today)
    {
        ImmutableArray<WrittenMoment> moments =
        [
            .. WrittenMoments.OfTimeline(incident).Concat(WrittenMoments.OfTimes(incident))
                .Where(moment => moment.At.Exactness <= Exactness.Day && moment.At.Date <= today.PlusDays(1) && moment.Phase is not (Phase.Introduced or Phase.Reviewed))
                .OrderBy(moment => moment.At.Date),
        ];
        // In one month, none is unlike the others.
        if (moments.Length < 3 || (moments[0].At.Date, moments[^1].At.Date) is ({ } first, { } last) && (first.Year, first.Month) == (last.Year, last.Month))
            return [];
        return
        [
            .. from moment in new[] { moments[0], moments[^1] }
               where !IsOutOfOrder(moment, incident)
               let dates = moments.Remove(moment).Select(other => other.At.Date!.Value).ToList()
               where Period.DaysBetween(dates[0], dates[^1]) <= MaxSpread
               let meant = Meant(moment, dates)
               where meant is not null
               select (moment, meant),
        ];
    }

    // Then that is said of it already.
    private static bool IsOutOfOrder(WrittenMoment moment, Incident incident) =>
        moment.List == "timeline"
        && incident.Timeline.Entries.Select(entry => entry.At).OfType<Moment>().TakeWhile(at => !ReferenceEquals(at, moment.At)).Any(moment.At.IsBefore);

    private static Moment? Meant(WrittenMoment moment, List<LocalDate> others)
    {
        var date = moment.At.Date!.Value;
        if (others.Any(other => (other.Year, other.Month) == (date.Year, date.Month)))
            return null;
        foreach (var other in others.Distinct())
        {
            // The same day of another year is no chance; of another month it may well be one where something began or was mended for good.
            var isSlip = (date.Month, date.Day) == (other.Month, other.Day) || ((date.Year, date.Day) == (other.Year, other.Day) && IsOfTheResponse(moment.Phase));
            if (isSlip)
                return moment.At with { Earliest = moment.At.Earliest + Duration.FromDays(Period.DaysBetween(date, other)) };
        }

        return null;
    }

    private static bool IsOfTheResponse(Phase? phase) =>
        phase is Phase.Detected or Phase.Acknowledged or Phase.Classified or Phase.Identified or Phase.Mitigated or Phase.Recovered
            or Phase.Informed or Phase.Update or Phase.Decision or Phase.Escalated or Phase.RolledBack;
}
