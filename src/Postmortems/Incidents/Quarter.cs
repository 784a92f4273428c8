using NodaTime;

namespace Postmortems.Incidents;

/// <summary>A quarter of a calendar year.</summary>
/// <param name="Number">1 to 4.</param>
public readonly record struct Quarter(int Year, int Number) : IComparable<Quarter>
{
    public LocalDate First => new(Year, ((Number - 1) * 3) + 1, 1);

    public LocalDate Last => First.PlusMonths(3).PlusDays(-1);

    public static Quarter Of(LocalDate date) => new(date.Year, ((date.Month - 1) / 3) + 1);

    public int CompareTo(Quarter other) => (Year, Number).CompareTo((other.Year, other.Number));

    public override string ToString() => $"{Year:0000}-Q{Number}";
}
