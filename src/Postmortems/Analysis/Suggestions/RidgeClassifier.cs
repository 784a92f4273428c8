using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;

namespace Postmortems.Analysis.Suggestions;

/// <summary>
/// Tells classes apart by regularised least squares, one against the rest: (K + λ W⁻¹) A = Y, with K the products of the examples and 1 for the constant, Y +1
/// in the column of an example's class and -1 elsewhere, and W a weight for each example that gives all classes the same sum.
/// </summary>
/// <remarks>Rifkin, Yeo and Poggio, Regularized least-squares classification (2003). O(n³) in examples, whatever the number of terms.</remarks>
internal sealed class RidgeClassifier
{
    /// <summary>From 0.3 to 1 it makes no difference that could be told from chance.</summary>
    private const double Lambda = 0.5;

    private readonly Matrix<double> _alphas;
    private readonly Vector<double> _constants;

    private RidgeClassifier(Matrix<double> alphas) => (_alphas, _constants) = (alphas, alphas.ColumnSums());

    /// <summary>Of each example with each.</summary>
    public static Matrix<double> Products(ImmutableArray<TermVector> examples)
    {
        var products = Matrix<double>.Build.Dense(examples.Length, examples.Length);
        Parallel.For(0, examples.Length, () => new double[PlacesOf(examples)], (i, _, one) =>
        {
            examples[i].SpreadOver(one);
            for (var j = 0; j <= i; j++)
                products[i, j] = products[j, i] = examples[j].Times(one);
            return one;
        }, _ => { });
        return products;
    }

    /// <param name="products">See <see cref="Products"/>.</param>
    /// <param name="classes">Of each example, from 0 to below <paramref name="count"/>.</param>
    /// <param name="taken">The examples to learn from, at least one of each class.</param>
    public static RidgeClassifier Learn(Matrix<double> products, IReadOnlyList<int> classes, int count, IReadOnlyList<int> taken)
    {
        var sizes = new int[count];
        foreach (var example in taken)
            sizes[classes[example]]++;
        var y = Matrix<double>.Build.Dense(taken.Count, count, (row, column) => classes[taken[row]] == column ? 1 : -1);
        var k = Matrix<double>.Build.Dense(taken.Count, taken.Count, (row, column) =>
            products[taken[row], taken[column]] + 1 + (row == column ? Lambda * count * sizes[classes[taken[row]]] / taken.Count : 0));
        return new RidgeClassifier(k.Cholesky().Solve(y));
    }

    /// <summary>A value for each class: the highest is the likeliest.</summary>
    /// <param name="products">Of a report with the examples learnt from, in their order.</param>
    public ImmutableArray<double> Values(IEnumerable<double> products) => [.. _constants + (Vector<double>.Build.DenseOfEnumerable(products) * _alphas)];

    /// <summary>The same for many reports: what a term speaks for is summed over the examples once, so that a report costs its own terms alone.</summary>
    /// <param name="examples">Those learnt from, in their order.</param>
    public Func<TermVector, ImmutableArray<double>> Over(ImmutableArray<TermVector> examples)
    {
        var planes = Enumerable.Range(0, _alphas.ColumnCount).Select(_ => new double[PlacesOf(examples)]).ToArray();
        foreach (var (row, example) in examples.Index())
        {
            for (var i = 0; i < example.Places.Length; i++)
            {
                for (var kind = 0; kind < planes.Length; kind++)
                    planes[kind][example.Places[i]] += _alphas[row, kind] * example.Weights[i];
            }
        }

        return report => [.. planes.Select((plane, kind) => _constants[kind] + report.Times(plane))];
    }

    private static int PlacesOf(ImmutableArray<TermVector> examples) => examples.Max(example => example.Places.IsEmpty ? 0 : example.Places[^1]) + 1;
}
