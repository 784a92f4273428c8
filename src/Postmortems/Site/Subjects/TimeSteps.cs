using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Site.Subjects;

/// <summary>Quarters in a row, or years where the quarters would be too many to tell apart.</summary>
/// <param name="Firsts">The first day of each; none of no day.</param>
internal sealed record TimeSteps(bool AreYears, ImmutableArray<LocalDate> Firsts)
{
    private const int MostQuarters = 12;

    /// <summary>From the first day to the last.</summary>
    public static TimeSteps Of(IReadOnlyCollection<LocalDate> days)
    {
        if (days.Count == 0)
            return new TimeSteps(false, []);
        var (first, last) = (Quarter.Of(days.Min()).First, Quarter.Of(days.Max()).First);
        var quarters = (Period.Between(first, last, PeriodUnits.Months).Months / 3) + 1;
        return quarters <= MostQuarters
            ? new TimeSteps(false, [.. Enumerable.Range(0, quarters).Select(i => first.PlusMonths(3 * i))])
            : new TimeSteps(true, [.. Enumerable.Range(first.Year, last.Year - first.Year + 1).Select(year => new LocalDate(year, 1, 1))]);
    }

    /// <summary>Whether the day lies in the step that begins on <paramref name="first"/>.</summary>
    public bool IsIn(LocalDate day, LocalDate first) => AreYears ? day.Year == first.Year : Quarter.Of(day) == Quarter.Of(first);

    /// <summary>"2026", "2026-Q3".</summary>
    public string NameOf(LocalDate first) => AreYears ? first.Year.ToString("0000", CultureInfo.InvariantCulture) : Quarter.Of(first).ToString();
}
