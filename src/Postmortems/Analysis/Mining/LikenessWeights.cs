namespace Postmortems.Analysis.Mining;

/// <summary>What each thing that two reports have in common adds to their likeness. The weights of texts come to 1, and that of a fact is for its agreement.</summary>
/// <param name="Words">The whole texts.</param>
/// <param name="Cause">What they state of their causes.</param>
/// <param name="Symptom">What they say was seen.</param>
/// <param name="Kind">A kind of cause; the same is taken away where both give kinds and share none.</param>
/// <param name="ServiceOfKind">A service, where they share a kind of cause too.</param>
/// <param name="Service">A service, where they do not.</param>
/// <param name="Trigger">A kind of trigger.</param>
/// <param name="Escape">A gate that missed a fault, with the reason.</param>
/// <param name="Gate">Such a gate, whatever the reason.</param>
/// <param name="Reason">Such a reason, whatever the gate.</param>
public sealed record LikenessWeights(
    double Words, double Cause, double Symptom, double Kind, double ServiceOfKind, double Service, double Trigger, double Escape, double Gate, double Reason)
{
    /// <summary>How many of them are of texts.</summary>
    internal const int Texts = 3;

    /// <summary>All facts together are worth no more than half of what words can be worth.</summary>
    private const double MostOfFacts = 0.5;

    /// <summary>So many decimals are kept: what differs in the last bits of a sum must not show.</summary>
    private const int Decimals = 3;

    /// <summary>
    /// Without people's words: two kinds of cause that a person has given are worth about as much as two or three rare words, and less than a sentence of them. A
    /// service counts only beside a shared kind: it is a place and no cause.
    /// </summary>
    public static LikenessWeights Stated { get; } = new(1, 0, 0, 0.06, 0.04, 0, 0.02, 0.02, 0, 0);

    /// <summary>The most that anything but the whole texts can add.</summary>
    public double Most => Cause + Symptom + Kind + ServiceOfKind + Service + Trigger + Escape + Gate + Reason;

    /// <summary>In the order of the parameters.</summary>
    internal double[] Values => [Words, Cause, Symptom, Kind, ServiceOfKind, Service, Trigger, Escape, Gate, Reason];

    /// <summary>From coefficients of any scale. Nothing speaks against a pair by being shared; null where no text speaks for one.</summary>
    internal static LikenessWeights? Of(ReadOnlySpan<double> coefficients)
    {
        var (values, texts, facts) = (new double[coefficients.Length], 0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Max(0, coefficients[i]);
            (texts, facts) = i < Texts ? (texts + values[i], facts) : (texts, facts + values[i]);
        }

        if (texts <= 0)
            return null;
        var shrunk = Math.Min(1, MostOfFacts * texts / Math.Max(facts, double.Epsilon));
        for (var i = 0; i < values.Length; i++)
            values[i] = Math.Round(values[i] / texts * (i < Texts ? 1 : shrunk), Decimals);
        return new(1 - values[1] - values[2], values[1], values[2], values[3], values[4], values[5], values[6], values[7], values[8], values[9]);
    }
}
