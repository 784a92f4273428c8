using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Reading;

namespace Postmortems.Drafting;

/// <summary>A severity as somebody types it, by the words of the declared schemes.</summary>
public static class SeverityWord
{
    /// <summary>Every level that the word names: none, one, or as many as it may mean.</summary>
    public static ImmutableArray<SeverityLevel> Levels(string word, ImmutableArray<SeverityScheme> schemes) =>
        SeverityReader.LevelsNamed(word.Trim(), schemes);

    /// <summary>The level's id that comes nearest to a word that names none, by its ids and names; null where none is near.</summary>
    public static string? Near(string word, ImmutableArray<SeverityScheme> schemes)
    {
        var words =
            from level in schemes.SelectMany(scheme => scheme.Levels)
            from name in level.Aliases.Concat(level.Name.ByLanguage.Values).Prepend(level.Id)
            select (name, level.Id);
        var known = words.DistinctBy(pair => pair.name).ToDictionary(pair => pair.name, pair => pair.Id);
        return Nearest.To(word, known.Keys) is { } near ? known[near] : null;
    }
}
