using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis.Statistics;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>Whether the weights of a likeness are those that people's words taught.</summary>
public enum WeightDecision
{
    TooFew,

    /// <summary>Pairs that were held out are foretold no better by them than by the stated ones, or not beyond chance.</summary>
    NoBetter,

    Used,
}

/// <summary>Weights from what people have said of pairs: the same cause, or not (the same symptom alone, or different).</summary>
/// <param name="Weights">In use: the fitted ones, or the stated.</param>
/// <param name="Same">Pairs that people call the same cause.</param>
/// <param name="Other">Pairs of which they say that they are not.</param>
public sealed record WeightFit(LikenessWeights Weights, int Same, int Other, WeightDecision Decision)
{
    /// <summary>Of each answer: below it there is nothing to hold out. Ten for each free coefficient would be a hundred; what is stated stands for the rest.</summary>
    public const int FewestOfEach = 20;

    /// <summary>Each is held out once, and each time the rest is learnt from anew: of more pairs the latest speak best for today.</summary>
    private const int MostPairs = 400;

    /// <summary>
    /// How firmly the stated weights stand: as if it were unlikely (one standard deviation) that a trait's own deviation shifts the odds by more than e, without
    /// any answer.
    /// </summary>
    private const double Firmness = 1;

    /// <summary>How many standard errors the gain must be away from none. Of 223 fits to words without meaning 2 let none pass, 1 four, and 0 a fifth.</summary>
    private const double Errors = 2;

    /// <summary>Pairs that were foretold by words on other reports alone.</summary>
    public int HeldOut { get; init; }

    /// <summary>By the stated weights, the mean of -ln(chance given to what people said): 0.69 is a coin.</summary>
    public double StatedLoss { get; init; }

    /// <summary>The same by fitted weights.</summary>
    public double FittedLoss { get; init; }

    internal static WeightFit Of(LikenessIndex index)
    {
        var pairs = index.Said.All.Where(pair => pair.Same is not Likeness.Unsaid)
            .OrderByDescending(pair => Instant.Max(BeganOf(pair.A), BeganOf(pair.B))).ThenBy(pair => pair.A).ThenBy(pair => pair.B)
            .Select(pair => (pair.A, pair.B, IsSame: pair.Same is Likeness.Cause)).ToList();
        var same = pairs.Count(pair => pair.IsSame);
        var fit = new WeightFit(LikenessWeights.Stated, same, pairs.Count - same, WeightDecision.TooFew);
        if (Math.Min(fit.Same, fit.Other) < FewestOfEach)
            return fit;
        ImmutableArray<JudgedPair> judged = [.. pairs.Take(MostPairs).Select(pair => new JudgedPair(pair.A, pair.B, index.TraitsOf(pair.A, pair.B), pair.IsSame))];
        var losses = judged.AsParallel().AsOrdered().Select(pair => Losses(pair, [.. judged.Where(other => !other.Touches(pair))])).OfType<(double Stated, double Fitted)>().ToList();
        if (losses.Count < 2)
            return fit;
        var gains = losses.Select(loss => loss.Stated - loss.Fitted).ToList();
        var gain = gains.Average();
        var error = Math.Sqrt(gains.Sum(one => (one - gain) * (one - gain)) / (gains.Count - 1) / gains.Count);
        var learnt = gain > 0 && gain >= Errors * error ? Learnt(judged) : null;
        return fit with
        {
            Weights = learnt ?? LikenessWeights.Stated,
            Decision = learnt is not null ? WeightDecision.Used : WeightDecision.NoBetter,
            HeldOut = losses.Count,
            StatedLoss = losses.Average(loss => loss.Stated),
            FittedLoss = losses.Average(loss => loss.Fitted),
        };

        Instant BeganOf(int place) => index.Incidents[place].Began is { IsRelative: false } began ? began.Earliest : Instant.MinValue;
    }

    /// <summary>Null where too little is left to learn from.</summary>
    private static (double Stated, double Fitted)? Losses(JudgedPair pair, ImmutableArray<JudgedPair> others)
    {
        var same = others.Count(other => other.IsSame);
        if (Math.Min(same, others.Length - same) < FewestOfEach / 2)
            return null;
        return (Loss(LikenessWeights.Stated), Loss(Learnt(others) ?? LikenessWeights.Stated));

        double Loss(LikenessWeights weights) => LogisticFit.Loss([1, pair.Score(weights)], pair.IsSame, Scaled(others, weights));
    }

    private static LikenessWeights? Learnt(ImmutableArray<JudgedPair> pairs)
    {
        var stated = LikenessWeights.Stated.Values;
        var slope = Scaled(pairs, LikenessWeights.Stated)[1];
        double[] toward = [0, .. stated.Select(weight => weight * slope)];
        double[] penalties = [0, .. stated.Select((_, trait) => Firmness * Variance([.. pairs.Select(pair => pair.Traits[trait])]))];
        // What never differs says nothing, and stays as stated.
        for (var i = 1; i < penalties.Length; i++)
            penalties[i] = penalties[i] == 0 ? 1 : penalties[i];
        return LikenessWeights.Of(LogisticFit.Of([.. pairs.Select(pair => (double[])[1, .. pair.Traits])], [.. pairs.Select(pair => pair.IsSame)], toward, penalties).AsSpan(1));
    }

    /// <summary>From a likeness to odds: constant and slope (Platt, "Probabilistic outputs for support vector machines", 1999).</summary>
    private static double[] Scaled(ImmutableArray<JudgedPair> pairs, LikenessWeights weights)
    {
        var scores = pairs.Select(pair => pair.Score(weights)).ToArray();
        return LogisticFit.Of([.. scores.Select(score => (double[])[1, score])], [.. pairs.Select(pair => pair.IsSame)], [0, 0], [0, Math.Max(Firmness * Variance(scores), 1e-6)]);
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }

    private sealed record JudgedPair(int A, int B, double[] Traits, bool IsSame)
    {
        public bool Touches(JudgedPair other) => A == other.A || A == other.B || B == other.A || B == other.B;

        public double Score(LikenessWeights weights) => Traits.Zip(weights.Values, (trait, weight) => trait * weight).Sum();
    }
}
