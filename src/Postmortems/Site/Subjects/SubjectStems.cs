using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Postmortems.Incidents;

namespace Postmortems.Site.Subjects;

/// <summary>
/// File names for what reports call their services, teams and the rest, in any script. No two are one address, not even where a file system
/// knows no case or writes accents in its own way.
/// </summary>
internal static class SubjectStems
{
    private const int MarkLength = 6;

    /// <summary>From each key to its file name without ending. A word that is written like a file name keeps it, whoever else comes.</summary>
    /// <param name="subjects">Each key with the word that people know it by, mostly the same.</param>
    public static FrozenDictionary<string, string> Of(IEnumerable<(string Key, string Word)> subjects)
    {
        var stems = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, word) in subjects.OrderBy(subject => Slug.Of(subject.Word) == subject.Word ? 0 : 1).ThenBy(subject => subject.Key, StringComparer.Ordinal))
        {
            var slug = Slug.Of(word);
            var isPlain = IncidentId.IsSlug(slug) && !slug.Any(HasTwoSpellings) && taken.Add(slug);
            stems.Add(key, isPlain ? slug : Marked(slug, key));
        }

        return stems.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>With a digest of the key behind: two spellings of one letter stay two names.</summary>
    private static string Marked(string slug, string key)
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..MarkLength];
        return slug.Length > 0 ? $"{slug}-{mark}" : mark;
    }

    /// <summary>
    /// Marks that join the letter before them, parts of Korean syllables and compatibility characters: a file system that normalises takes
    /// them for other letters. Without ICU the tool cannot normalise first.
    /// </summary>
    private static bool HasTwoSpellings(char c) =>
        c is (>= '\u0300' and <= '\u036F') or '\u3099' or '\u309A' or (>= '\u1100' and <= '\u11FF') or (>= '\uF900' and <= '\uFAFF');
}
