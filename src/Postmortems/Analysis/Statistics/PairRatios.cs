namespace Postmortems.Analysis.Statistics;

/// <summary>
/// The ratios of each of one sample to each of another in order, without making them: of ten thousand to a thousand there are ten million. Greater
/// numerators and smaller denominators make no smaller ratio, so that one walk along both samples counts those up to a bound.
/// </summary>
internal static class PairRatios
{
    /// <param name="first">Ascending, above 0.</param>
    /// <param name="second">Ascending, above 0.</param>
    /// <param name="place">From 0, the smallest ratio.</param>
    public static double At(double[] first, double[] second, long place)
    {
        // Positive numbers are in the order of their bits: halved some sixty times, what is left is one of the ratios, to its last bit.
        var (below, enough) = (0L, BitConverter.DoubleToInt64Bits(double.PositiveInfinity));
        while (below < enough)
        {
            var middle = below + ((enough - below) / 2);
            if (Upto(BitConverter.Int64BitsToDouble(middle), first, second) > place)
                enough = middle;
            else
                below = middle + 1;
        }

        return BitConverter.Int64BitsToDouble(enough);
    }

    private static long Upto(double bound, double[] first, double[] second)
    {
        var (count, greater) = (0L, 0);
        foreach (var numerator in first)
        {
            while (greater < second.Length && numerator / second[greater] > bound)
                greater++;
            count += second.Length - greater;
        }

        return count;
    }
}
