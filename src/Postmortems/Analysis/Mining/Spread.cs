namespace Postmortems.Analysis.Mining;

/// <summary>How the likenesses of all pairs lie, counted in steps: whole numbers, so that the order in which they are added up is nothing to them.</summary>
internal sealed class Spread
{
    private const int Steps = 1000;

    /// <summary>
    /// Median absolute deviations above the median; for normal values 5.4 standard deviations, which one of thirty million pairs passes. On public
    /// postmortems it lies below the floor: it holds back where texts are short and of few words.
    /// </summary>
    private const int Deviations = 8;

    private readonly long[] _counts = new long[Steps + 1];

    public void Add(ReadOnlySpan<double> likenesses)
    {
        foreach (var likeness in likenesses)
            _counts[Math.Clamp((int)(likeness * Steps), 0, Steps)]++;
    }

    public void Add(Spread other)
    {
        for (var step = 0; step <= Steps; step++)
            _counts[step] += other._counts[step];
    }

    /// <summary>What a likeness must reach to stand out from those of all pairs.</summary>
    public double Outlying
    {
        get
        {
            var median = Middle(_counts);
            var deviations = new long[Steps + 1];
            for (var step = 0; step <= Steps; step++)
                deviations[Math.Abs(step - median)] += _counts[step];
            return (double)(median + (Deviations * Middle(deviations))) / Steps;
        }
    }

    private static int Middle(long[] counts)
    {
        var (half, below) = (counts.Sum() / 2, 0L);
        for (var step = 0; step < counts.Length; step++)
        {
            below += counts[step];
            if (below > half)
                return step;
        }

        return 0;
    }
}
