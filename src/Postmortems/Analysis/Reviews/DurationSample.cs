using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis.Statistics;
using Postmortems.Incidents;
using Interval = Postmortems.Analysis.Statistics.Interval;

namespace Postmortems.Analysis.Reviews;

/// <summary>One incident on one clock.</summary>
/// <param name="Seconds">Known, or at least so many.</param>
/// <param name="IsAtLeast">Still running, or known to be longer: censored, not dropped.</param>
public sealed record DurationDot(Incident Incident, double Seconds, bool IsAtLeast);

/// <summary>What one clock shows for a set of incidents, and why it shows nothing for the others.</summary>
/// <param name="Dots">Shortest first.</param>
public sealed record DurationSample(Clock Clock, ImmutableArray<DurationDot> Dots)
{
    /// <summary>A time as coarse as this share of the whole says too little.</summary>
    private const double MostSlack = 0.25;

    /// <summary>A milestone has no time.</summary>
    public int Missing { get; init; }

    /// <summary>The times are too coarse for the stretch between them.</summary>
    public int TooInexact { get; init; }

    /// <summary>The end stands before the beginning.</summary>
    public int OutOfOrder { get; init; }

    public int Of => Dots.Length + Missing + TooInexact + OutOfOrder;

    public int AtLeast => Dots.Count(dot => dot.IsAtLeast);

    /// <summary>The censored ones at what is known of them.</summary>
    public ImmutableArray<double> Lower => [.. Dots.Select(dot => dot.Seconds).Order()];

    /// <summary>The censored ones at never: between the two lies what will be known one day.</summary>
    public ImmutableArray<double> Upper => [.. Dots.Select(dot => dot.IsAtLeast ? double.PositiveInfinity : dot.Seconds).Order()];

    /// <summary>Null of nothing.</summary>
    public Interval? Median => Dots.IsEmpty ? null : new Interval(OrderStatistics.Median(Lower), OrderStatistics.Median(Upper));

    /// <summary>The exact interval of the median; null for fewer than six.</summary>
    public Interval? MedianInterval =>
        OrderStatistics.QuantileInterval(Lower, 0.5) is { } low && OrderStatistics.QuantileInterval(Upper, 0.5) is { } high ? new Interval(low.Low, high.High) : null;

    /// <summary>What "MTTR" would be: the mean of what is over. Null of nothing.</summary>
    public double? Mean => Dots.Where(dot => !dot.IsAtLeast).Select(dot => (double?)dot.Seconds).Average();

    public ImmutableArray<EcdfStep> Ecdf => Statistics.Ecdf.Of(Upper);

    public static DurationSample Read(Clock clock, IEnumerable<FiledIncident> filed, Instant now)
    {
        var dots = ImmutableArray.CreateBuilder<DurationDot>();
        var (missing, inexact, disorder) = (0, 0, 0);
        foreach (var incident in filed.Select(one => one.Incident))
        {
            switch (ElapsedOf(incident, clock, now))
            {
                case null: missing++; break;
                case { Nominal: var nominal } when nominal < Duration.Zero: disorder++; break;
                case { IsAtLeast: false } elapsed when IsTooInexact(elapsed): inexact++; break;
                case { } elapsed: dots.Add(new DurationDot(incident, elapsed.Nominal.TotalSeconds, elapsed.IsAtLeast)); break;
            }
        }

        return new DurationSample(clock, [.. dots.OrderBy(dot => dot.Seconds).ThenBy(dot => dot.Incident.Id)])
        {
            Missing = missing,
            TooInexact = inexact,
            OutOfOrder = disorder,
        };
    }

    private static Elapsed? ElapsedOf(Incident incident, Clock clock, Instant now)
    {
        if (Clocks.Read(incident, clock).Elapsed is { } known)
            return known;
        var from = clock == Clocks.Harm ? HarmWindows.Of(incident).Where(window => window.To is null).Select(window => window.From).FirstOrDefault() : incident.Milestone(clock.From).Value;
        return incident.IsOpen && from is { IsRelative: false } && from.Earliest < now && !incident.Milestone(clock.To).IsSaid
            ? new Elapsed(now - from.Earliest, from.Exactness, from.IsApproximate) { IsAtLeast = true }
            : null;
    }

    // To the second or the minute, "about" or not, is near enough; a day is not, for what took an hour.
    private static bool IsTooInexact(Elapsed elapsed) =>
        elapsed.Exactness > Exactness.Minute && elapsed.Slack.TotalSeconds > MostSlack * elapsed.Nominal.TotalSeconds;
}
