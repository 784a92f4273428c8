using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Postmortems.Language;

/// <summary>
/// The words that reports may use for the fixed things (phases, sections, states, columns), in every language at once.
/// Data: <c>Language/vocabulary.yml</c>. The first word of a language is the one that pages show.
/// </summary>
public static class Vocabulary
{
    private static readonly Lazy<FrozenDictionary<string, WordGroup>> Groups = new(VocabularyFile.Load);

    /// <summary>The thing that a person's word means, or null. Case, hyphens, underscores and spaces do not matter.</summary>
    /// <param name="group">"phase", "section", "status", …</param>
    public static string? Find(string group, ReadOnlySpan<char> word) => Groups.Value[group].Find(word);

    /// <summary>The enum value that a person's word means, or null.</summary>
    public static TEnum? Find<TEnum>(string word)
        where TEnum : struct, Enum =>
        Words<TEnum>.Group.Find(word) is { } id ? Words<TEnum>.ValueOf[id] : null;

    /// <summary>The enum value that a word must be a slip of, or null; see <see cref="Nearest.SlipOf"/>.</summary>
    public static TEnum? FindSlip<TEnum>(string word)
        where TEnum : struct, Enum =>
        Nearest.SlipOf(word, Words<TEnum>.Group.IdOf.Keys) is { } meant ? Find<TEnum>(meant) : null;

    /// <summary>How pages of a language name it.</summary>
    public static string Name<TEnum>(TEnum value, string language)
        where TEnum : struct, Enum =>
        Words<TEnum>.Group.Name(Identifier(value), language);

    /// <summary>As it is written in a report by the book: "rolled_back".</summary>
    public static string Identifier<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Words<TEnum>.IdOf[value];

    /// <summary>Every id of the enum's group, for messages that name the choices.</summary>
    public static ImmutableArray<string> Identifiers<TEnum>()
        where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(Identifier)];

    /// <summary>Every id of a group, in the order of the file.</summary>
    internal static ImmutableArray<string> Ids(string group) => Groups.Value[group].Ids;

    /// <summary>Every word of a group, or of one id in it, as it is compared.</summary>
    internal static IEnumerable<string> WordsOf(string group, string? id = null) =>
        Groups.Value[group].IdOf.Where(pair => id is null || pair.Value == id).Select(pair => pair.Key);

    /// <summary>Every word of an enum's group, as it is compared, with the id that it means.</summary>
    internal static IEnumerable<(string Word, string Means)> Meanings<TEnum>()
        where TEnum : struct, Enum =>
        Words<TEnum>.Group.IdOf.Select(pair => (pair.Key, pair.Value));

    /// <summary>A word as it is compared: without case, spaces, hyphens or underscores.</summary>
    internal static string Fold(string word)
    {
        Span<char> folded = word.Length <= 256 ? stackalloc char[word.Length] : new char[word.Length];
        TryFold(word, folded, out var length);
        return folded[..length].SequenceEqual(word) ? word : new string(folded[..length]);
    }

    /// <returns>False when the folded word does not fit.</returns>
    internal static bool TryFold(ReadOnlySpan<char> word, Span<char> folded, out int length)
    {
        length = 0;
        foreach (var c in word)
        {
            if (Passed.Contains(c))
                continue;
            if (length == folded.Length)
                return false;
            folded[length++] = char.ToLowerInvariant(c);
        }

        return true;
    }

    /// <summary>What does not matter in a word.</summary>
    internal static readonly SearchValues<char> Passed = SearchValues.Create(" -_\u3000");

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>What is known of an enum's words, worked out once.</summary>
    private static class Words<TEnum>
        where TEnum : struct, Enum
    {
        // Some enums are only ever written, and have no words that people may use.
        public static readonly WordGroup Group = Groups.Value.GetValueOrDefault(Snake(typeof(TEnum).Name), WordGroup.Empty);

        public static readonly FrozenDictionary<TEnum, string> IdOf = Enum.GetValues<TEnum>().ToFrozenDictionary(value => value, value => Snake(value.ToString()));

        public static readonly FrozenDictionary<string, TEnum> ValueOf = IdOf.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
