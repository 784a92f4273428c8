using NodaTime;

namespace Postmortems.Site.Charts;

/// <summary>Maps values to the share of the plot's length: 0 at the least, 1 at the greatest. Values beyond are held at the ends.</summary>
public interface IScale
{
    double Share(double value);
}

/// <summary>Equal steps for equal differences. Where least and greatest are one, everything stands in the middle.</summary>
public readonly record struct LinearScale(double Least, double Greatest) : IScale
{
    public double Share(double value) => Greatest <= Least ? 0.5 : Math.Clamp((value - Least) / (Greatest - Least), 0, 1);
}

/// <summary>Equal steps for equal factors. Both bounds are above zero; what is not counts as the least.</summary>
public readonly record struct LogScale(double Least, double Greatest) : IScale
{
    public double Share(double value) =>
        Greatest <= Least ? 0.5 : Math.Clamp((Math.Log(Math.Max(value, Least)) - Math.Log(Least)) / (Math.Log(Greatest) - Math.Log(Least)), 0, 1);

    /// <summary>From one second up: widened to whole steps of <see cref="Ticks.Durations"/>, so that the outermost values do not stand on the edge.</summary>
    public static LogScale OfDurations(IReadOnlyCollection<Duration> values)
    {
        var seconds = values.Select(value => Math.Max(1, value.TotalSeconds)).DefaultIfEmpty(60).ToList();
        var (least, greatest) = (seconds.Min(), seconds.Max());
        var from = Ticks.DurationSteps.LastOrDefault(step => step <= least, 1);
        var to = Ticks.DurationSteps.FirstOrDefault(step => step >= greatest, (int)Math.Min(int.MaxValue, greatest));
        return new LogScale(from, to > from ? to : from * 10.0);
    }
}

/// <summary>From 0, by the square root: what is near gets room, what is far stays in sight, and unlike on a logarithmic scale there is a nought.</summary>
public readonly record struct RootScale(double Greatest) : IScale
{
    public double Share(double value) => Math.Sqrt(new LinearScale(0, Greatest).Share(value));
}

/// <summary>Days from the first to the last, both inclusive.</summary>
public readonly record struct DayScale(LocalDate First, LocalDate Last)
{
    public double Share(LocalDate day) => new LinearScale(0, Period.DaysBetween(First, Last) + 1).Share(Period.DaysBetween(First, day) + 0.5);

    /// <summary>Where the day begins, on which a tick stands.</summary>
    public double Start(LocalDate day) => new LinearScale(0, Period.DaysBetween(First, Last) + 1).Share(Period.DaysBetween(First, day));
}
