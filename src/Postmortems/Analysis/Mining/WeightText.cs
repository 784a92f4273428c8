using System.Globalization;
using Postmortems.Language;

namespace Postmortems.Analysis.Mining;

/// <summary>What weighs how much in a likeness, and how that is known, in a sentence of the reader's language.</summary>
public static class WeightText
{
    private static readonly string[] Names =
    [
        "weights.words", "weights.cause", "weights.symptom", "weights.kind", "weights.service-of-kind", "weights.service", "weights.trigger", "weights.escape", "weights.gate", "weights.reason",
    ];

    public static string Of(WeightFit fit, string language) => Sentences.Say(
        language,
        fit.Decision switch
        {
            WeightDecision.TooFew => "weights.too-few",
            WeightDecision.NoBetter => "weights.no-better",
            _ => "weights.learnt",
        },
        ("same", Whole(fit.Same)),
        ("other", Whole(fit.Other)),
        ("fewest", Whole(WeightFit.FewestOfEach)),
        ("n", Whole(fit.HeldOut)),
        ("stated", Number(fit.StatedLoss, "0.00")),
        ("fitted", Number(fit.FittedLoss, "0.00")),
        ("weights", string.Join(Sentences.Say(language, "list.separator"), Names.Zip(fit.Weights.Values).Where(pair => pair.Second > 0).Select(pair => $"{Sentences.Say(language, pair.First)} {Number(pair.Second, "0.###")}"))));

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
