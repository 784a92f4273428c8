using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Postmortems.Analysis.Suggestions;

/// <summary>Learns one fact's kinds from the reports that have one, and says what it is worth before it says anything else.</summary>
internal sealed class FactSuggestions
{
    /// <summary>Labelled reports that a kind takes to be suggested.</summary>
    public const int FewestOfKind = 5;

    /// <summary>A guess is judged by at least so many that were as sure, where there are so many.</summary>
    private const int FewestAlike = 20;

    /// <summary>Of the labelled reports a tenth at a time is set aside: five of a kind are then never all in one part.</summary>
    private const int Parts = 10;

    private readonly Func<TermVector, ImmutableArray<double>>? _values;
    private readonly ImmutableArray<(double Margin, bool IsRight)> _tried = [];

    /// <param name="labelled">In an order that depends on the reports alone.</param>
    public FactSuggestions(IReadOnlyList<(TermVector Report, string Kind)> labelled)
    {
        ImmutableArray<string> kinds = [.. labelled.CountBy(pair => pair.Kind, StringComparer.Ordinal).Where(kind => kind.Value >= FewestOfKind).Select(kind => kind.Key).Order(StringComparer.Ordinal)];
        var known = labelled.Where(pair => kinds.Contains(pair.Kind)).ToList();
        if (kinds.Length < 2)
        {
            Basis = new SuggestionBasis(known.Count, kinds, null, 0, Withheld.TooFew);
            return;
        }

        ImmutableArray<TermVector> examples = [.. known.Select(pair => pair.Report)];
        var classes = known.Select(pair => kinds.IndexOf(pair.Kind)).ToList();
        var products = RidgeClassifier.Products(examples);
        _tried = [.. Tried(products, classes, kinds.Length)];
        var (right, most) = (_tried.Count(tried => tried.IsRight), classes.CountBy(kind => kind).Max(kind => kind.Value) / (double)known.Count);
        var isBetter = IsBetter(right, known.Count, most);
        Basis = new SuggestionBasis(known.Count, kinds, new SuggestionAccuracy(right, known.Count), most, isBetter ? Withheld.No : Withheld.NoBetter);
        _values = isBetter ? RidgeClassifier.Learn(products, classes, kinds.Length, [.. Enumerable.Range(0, known.Count)]).Over(examples) : null;
    }

    public SuggestionBasis Basis { get; }

    /// <summary>Null where nothing may be suggested, or where the report says nothing.</summary>
    public SuggestedKinds? For(TermVector report)
    {
        if (_values is null || report.Places.IsEmpty)
            return null;
        var values = _values(report);
        var margin = Margin(values);
        // Those of the labelled reports whose guess was about as sure: a doubtful guess shall not borrow the record of the clear ones.
        var alike = _tried.OrderBy(tried => Math.Abs(tried.Margin - margin)).Take(Math.Max(FewestAlike, _tried.Length / 3)).ToList();
        return new SuggestedKinds(
            [.. Basis.Kinds.Zip(values, (kind, value) => new Suggestion(kind, value)).OrderByDescending(suggestion => suggestion.Score)],
            new SuggestionAccuracy(alike.Count(tried => tried.IsRight), alike.Count));
    }

    /// <summary>What each labelled report would have been taken for by those of the other parts: ten-fold cross-validation, each kind spread over all parts.</summary>
    private static IEnumerable<(double Margin, bool IsRight)> Tried(Matrix<double> products, List<int> classes, int count)
    {
        var seen = new int[count];
        var parts = classes.Select(kind => seen[kind]++ % Parts).ToList();
        for (var part = 0; part < Parts; part++)
        {
            var (others, aside) = (Places(parts, place => place != part), Places(parts, place => place == part));
            var classifier = RidgeClassifier.Learn(products, classes, count, others);
            foreach (var one in aside)
            {
                var values = classifier.Values(others.Select(other => products[one, other]));
                yield return (Margin(values), Best(values) == classes[one]);
            }
        }
    }

    private static List<int> Places(List<int> parts, Func<int, bool> isMeant) => [.. Enumerable.Range(0, parts.Count).Where(place => isMeant(parts[place]))];

    // The chance of so many right ones, or more, were each as likely as the most frequent kind is. The tries are not independent: at 1 % labels without
    // any meaning pass at most 5 times of 100, as measured.
    private static bool IsBetter(int right, int of, double mostFrequent) => right > 0 && 1 - Binomial.CDF(mostFrequent, of, right - 1) < 0.01;

    private static int Best(ImmutableArray<double> values) => values.IndexOf(values.Max());

    private static double Margin(ImmutableArray<double> values)
    {
        var best = Best(values);
        return values[best] - values.RemoveAt(best).Max();
    }
}
