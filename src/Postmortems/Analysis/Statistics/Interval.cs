namespace Postmortems.Analysis.Statistics;

/// <summary>Two bounds with the value between them; the upper one may be infinite, where no bound can be given.</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Of every interval here, tests included: two-sided 95 %.</summary>
    public const double Level = 0.95;

    /// <summary>What an interval leaves out on either side.</summary>
    internal const double Tail = (1 - Level) / 2;

    public bool Contains(double value) => value >= Low && value <= High;
}

/// <summary>An estimate with its exact interval.</summary>
public readonly record struct Estimate(double Value, Interval Interval);
