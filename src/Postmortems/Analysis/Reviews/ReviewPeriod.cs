using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Reviews;

/// <summary>A quarter or a year, by the team's calendar.</summary>
/// <param name="Number">1 to 4; null for the whole year.</param>
public readonly record struct ReviewPeriod(int Year, int? Number) : IComparable<ReviewPeriod>
{
    public bool IsYear => Number is null;

    public LocalDate First => Number is { } number ? new Quarter(Year, number).First : new LocalDate(Year, 1, 1);

    public LocalDate Last => Number is { } number ? new Quarter(Year, number).Last : new LocalDate(Year, 12, 31);

    /// <summary>"2026-q3", "2026": its address, and what people type.</summary>
    public string Slug => Number is { } number ? $"{Year:0000}-q{number}" : $"{Year:0000}";

    /// <summary>What it is compared with begins here: four quarters before a quarter, a year before a year.</summary>
    public LocalDate BaselineFirst => First.PlusYears(-1);

    public LocalDate BaselineLast => First.PlusDays(-1);

    /// <summary>The last quarter of it.</summary>
    public Quarter LastQuarter => new(Year, Number ?? 4);

    /// <summary>The quarters that a table of it shows, oldest first: eight, the last of them its own.</summary>
    public ImmutableArray<Quarter> Quarters
    {
        get
        {
            var last = LastQuarter.First;
            return [.. Enumerable.Range(-7, 8).Select(i => Quarter.Of(last.PlusMonths(3 * i)))];
        }
    }

    public static ReviewPeriod Of(Quarter quarter) => new(quarter.Year, quarter.Number);

    public bool Contains(LocalDate date) => date >= First && date <= Last;

    public bool BaselineContains(LocalDate date) => date >= BaselineFirst && date <= BaselineLast;

    public static ReviewPeriod? Parse(string text)
    {
        var parts = text.Trim().ToLowerInvariant().Split("-q");
        if (parts[0].Length != 4 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < 1)
            return null;
        return parts switch
        {
            [_] => new ReviewPeriod(year, null),
            [_, [>= '1' and <= '4' and var number]] => new ReviewPeriod(year, number - '0'),
            _ => null,
        };
    }

    /// <summary>By their ends; a year after its own last quarter.</summary>
    public int CompareTo(ReviewPeriod other) => (Year, Number ?? 5).CompareTo((other.Year, other.Number ?? 5));

    public static bool operator <(ReviewPeriod a, ReviewPeriod b) => a.CompareTo(b) < 0;

    public static bool operator >(ReviewPeriod a, ReviewPeriod b) => a.CompareTo(b) > 0;

    public static bool operator <=(ReviewPeriod a, ReviewPeriod b) => a.CompareTo(b) <= 0;

    public static bool operator >=(ReviewPeriod a, ReviewPeriod b) => a.CompareTo(b) >= 0;
}
