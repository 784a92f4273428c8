using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Parsing;

/// <summary>Finding a vocabulary's term by what people write.</summary>
internal static class TermIndex
{
    /// <summary>By id, else by a name in any language.</summary>
    public static Term? Find(ImmutableArray<Term> terms, string written)
    {
        var folded = Vocabulary.Fold(written.Trim());
        return terms.FirstOrDefault(t => Vocabulary.Fold(t.Id) == folded)
            ?? terms.FirstOrDefault(t => t.Name.ByLanguage.Values.Any(name => Vocabulary.Fold(name) == folded));
    }

    /// <summary>A value that is not among the choices, with the nearest of them if there is one.</summary>
    public static void AddUnknownValue(this FaultList faults, ScalarNode scalar, string key, ImmutableArray<string> choices) =>
        faults.AddUnknownValue(scalar, key, choices, choices.Select(choice => (choice, choice)));

    /// <param name="meanings">All words that would be understood, each with its choice: a word that is near to two is not mended.</param>
    public static void AddUnknownValue(
        this FaultList faults,
        ScalarNode scalar,
        string key,
        ImmutableArray<string> choices,
        IEnumerable<(string Word, string Means)> meanings)
    {
        var nearest = Nearest.To(scalar.Value, choices);
        // Who may read a report is for a person to say.
        var rewrite = nearest is not null && nearest != "public" && Nearest.Sure(scalar.Value.Trim(), meanings) == nearest ? new Rewrite(scalar.Value.Trim(), nearest) : null;
        faults.AddMendable(
            ReadingRules.UnknownValue,
            nearest is null ? "none" : "near",
            scalar.Span,
            rewrite,
            ("key", key),
            ("value", scalar.Value.Trim()),
            ("nearest", nearest ?? ""),
            ("choices", string.Join(", ", choices)));
    }
}
