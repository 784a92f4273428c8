namespace Postmortems.Analysis.Statistics;

/// <summary>Numbers that look random and are the same on every machine and in every year: the library has no other chance.</summary>
/// <remarks>SplitMix64: Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.</remarks>
public sealed class SeededNumbers(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From 0 to below 1, in steps of 2⁻⁵³.</summary>
    public double Unit() => unchecked((long)(Next() >> 11)) * (1.0 / (1UL << 53));

    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    // Unchecked, since it cannot be beyond: tests of ranks ask for millions.
    public int Between(int from, int to) => unchecked(from + (int)(Unit() * (to - from)));

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
