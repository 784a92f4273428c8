using System.Collections.Immutable;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Configuration;

/// <summary>What a team calls differently in different languages, beside what the trade does.</summary>
internal static class ConceptReader
{
    private const int ShortestTerm = 2;

    /// <summary>In the order of the config. A name that the built-in concepts have adds to that one.</summary>
    public static ImmutableArray<(string Concept, string Phrase)> Read(Fields fields)
    {
        if (fields.Child("concepts") is not { } concepts)
            return [];
        var names = QueryWords.Concepts.Select(term => term.Concept).Distinct().ToDictionary(Vocabulary.Fold);
        var taken = new Dictionary<string, string>();
        foreach (var (concept, phrase) in QueryWords.Concepts)
            taken.TryAdd(Vocabulary.Fold(phrase), concept);
        var terms = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var (i, entry) in concepts.Map.Entries.Index())
        {
            // The index names concepts in lists with spaces and commas, so that a name of the team's own cannot stand in it.
            var id = names.GetValueOrDefault(Vocabulary.Fold(entry.Key.Value), $"own{i}");
            foreach (var term in Terms(concepts, entry.Key.Value).Where(term => IsNew(concepts.Faults, term, taken)))
            {
                taken.Add(Vocabulary.Fold(term.Value), entry.Key.Value);
                terms.Add((id, term.Value.Trim()));
            }
        }

        return terms.ToImmutable();
    }

    private static ImmutableArray<ScalarNode> Terms(Fields concepts, string name)
    {
        if (concepts.Child(name) is not { } concept)
            return [];
        var terms = Sentences.Languages.SelectMany(language => concept.Scalars(language)).ToImmutableArray();
        concept.ReportUnknownKeys();
        return terms;
    }

    private static bool IsNew(FaultList faults, ScalarNode term, Dictionary<string, string> taken)
    {
        if (term.Value.Count(char.IsLetterOrDigit) < ShortestTerm)
            faults.AddVariant(ReadingRules.IdleTerm, "short", term.Span, ("term", term.Value));
        else if (taken.TryGetValue(Vocabulary.Fold(term.Value), out var concept))
            faults.AddVariant(ReadingRules.IdleTerm, "taken", term.Span, ("term", term.Value), ("concept", concept));
        else
            return true;
        return false;
    }
}
