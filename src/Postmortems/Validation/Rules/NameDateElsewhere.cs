using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A report that is named after a day on which, by its own times, nothing happened.</summary>
internal sealed class NameDateElsewhere : IRule
{
    /// <summary>Days: some name a report after its review, and some after the day on which it was written.</summary>
    private const int Near = 31;

    private const int DateLength = 10;

    public RuleInfo Info { get; } = new("PM0218", "name-date-elsewhere", DiagnosticSeverity.Warning) { IsContradiction = true };

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        if (DateIn(incident.Id.Value) is not { } named || AreAssumed(incident))
            return [];
        ImmutableArray<Moment> moments =
        [
            .. WrittenMoments.OfTimeline(incident).Concat(WrittenMoments.OfTimes(incident)).Select(moment => moment.At),
            .. incident.Impact.Windows.Select(window => window.From).OfType<Moment>().Where(moment => !moment.IsRelative),
        ];
        if (moments.IsEmpty)
            return [];
        var date = ("date", LocalDatePattern.Iso.Format(named));
        if (IsYearsAway(named, incident.Began))
            return [context.FindVariant(Info, "year", "id", date, ("began", context.Say(incident.Began!)))];
        var nearest = moments.MinBy(moment => DaysBetween(named, moment))!;
        return DaysBetween(named, nearest) > Near ? [context.Find(Info, "id", date, ("nearest", context.Say(nearest)))] : [];
    }

    private static LocalDate? DateIn(string id) =>
        id.Length >= DateLength && (id.Length == DateLength || id[DateLength] == '-') && LocalDatePattern.Iso.Parse(id[..DateLength]) is { Success: true, Value: var date } ? date : null;

    /// <summary>The same day of another year is no chance, whatever happened in between.</summary>
    private static bool IsYearsAway(LocalDate named, Moment? began) =>
        began is { Exactness: <= Exactness.Day, Date: { } date } && date.Year != named.Year && (date.Month, date.Day) == (named.Month, named.Day);

    private static int DaysBetween(LocalDate named, Moment moment)
    {
        var (first, last) = (moment.Local.Date, moment.Latest.WithOffset(moment.Offset).Date);
        return named < first ? Period.DaysBetween(named, first) : named > last ? Period.DaysBetween(last, named) : 0;
    }

    // The others have their date from where it began, and a year that somebody had to guess proves nothing against the name.
    private static bool AreAssumed(Incident incident) => incident.IsAssumed(Phase.Started) || incident.IsAssumed(Phase.Detected);
}
