using MathNet.Numerics.LinearAlgebra;

namespace Postmortems.Analysis.Statistics;

/// <summary>
/// Logistic regression that is drawn to stated coefficients: the greatest log-likelihood less Σ p (b - s)² / 2, with s what is stated for a coefficient b and
/// p how firmly, by Newton's method (Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", 2009, sections 4.4.1 and 4.4.4).
/// </summary>
internal static class LogisticFit
{
    private const int MostSteps = 50, MostHalvings = 20;

    /// <summary>The objective is of whole answers: what changes it less is nothing.</summary>
    private const double Enough = 1e-9;

    /// <param name="rows">What is known of each case; a first 1 gives a constant.</param>
    /// <param name="stated">The coefficients without any answer.</param>
    /// <param name="penalties">0 for a coefficient that nothing is stated of.</param>
    public static double[] Of(IReadOnlyList<double[]> rows, IReadOnlyList<bool> answers, double[] stated, double[] penalties)
    {
        var (found, loss) = (stated, Loss(rows, answers, stated, stated, penalties));
        for (var step = 0; step < MostSteps; step++)
        {
            var direction = Direction(rows, answers, found, stated, penalties);
            var (next, nextLoss) = (found, double.PositiveInfinity);
            // A whole step may lead too far where almost all answers are foretold.
            for (var (half, part) = (0, 1.0); half < MostHalvings && !(nextLoss <= loss); half++, part /= 2)
            {
                next = [.. found.Select((coefficient, i) => coefficient + (part * direction[i]))];
                nextLoss = Loss(rows, answers, next, stated, penalties);
            }

            if (!(loss - nextLoss > Enough))
                break;
            (found, loss) = (next, nextLoss);
        }

        return found;
    }

    public static double Chance(double[] row, double[] coefficients) => 1 / (1 + Math.Exp(-Product(row, coefficients)));

    /// <summary>-ln of the chance that was given to what is so.</summary>
    public static double Loss(double[] row, bool answer, double[] coefficients)
    {
        var value = Product(row, coefficients) * (answer ? -1 : 1);
        return value > 0 ? value + Math.Log(1 + Math.Exp(-value)) : Math.Log(1 + Math.Exp(value));
    }

    private static double Loss(IReadOnlyList<double[]> rows, IReadOnlyList<bool> answers, double[] coefficients, double[] stated, double[] penalties)
    {
        var sum = 0.0;
        for (var i = 0; i < rows.Count; i++)
            sum += Loss(rows[i], answers[i], coefficients);
        for (var i = 0; i < stated.Length; i++)
            sum += penalties[i] * (coefficients[i] - stated[i]) * (coefficients[i] - stated[i]) / 2;
        return sum;
    }

    private static Vector<double> Direction(IReadOnlyList<double[]> rows, IReadOnlyList<bool> answers, double[] found, double[] stated, double[] penalties)
    {
        var size = stated.Length;
        var (curvature, slope) = (new double[size, size], new double[size]);
        for (var i = 0; i < size; i++)
            (curvature[i, i], slope[i]) = (penalties[i], -penalties[i] * (found[i] - stated[i]));
        for (var at = 0; at < rows.Count; at++)
        {
            var (row, chance) = (rows[at], Chance(rows[at], found));
            for (var i = 0; i < size; i++)
            {
                slope[i] += row[i] * ((answers[at] ? 1 : 0) - chance);
                for (var j = 0; j <= i; j++)
                    curvature[i, j] += row[i] * row[j] * chance * (1 - chance);
            }
        }

        return Matrix<double>.Build.Dense(size, size, (i, j) => curvature[Math.Max(i, j), Math.Min(i, j)]).Cholesky().Solve(Vector<double>.Build.Dense(slope));
    }

    private static double Product(double[] row, double[] coefficients)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
            sum += row[i] * coefficients[i];
        return sum;
    }
}
