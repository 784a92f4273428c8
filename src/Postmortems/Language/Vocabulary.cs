using System.Collections.Frozen;
using System.Collections.Immutable;

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
    public static string? Find(string group, string word) => Groups.Value[group].Find(word);

    /// <summary>The enum value that a person's word means, or null.</summary>
    public static TEnum? Find<TEnum>(string word)
        where TEnum : struct, Enum =>
        Groups.Value[GroupOf<TEnum>()].Find(word) is { } id ? Enum.Parse<TEnum>(id.Replace("_", "", StringComparison.Ordinal), ignoreCase: true) : null;

    /// <summary>The enum value that a word must be a slip of, or null; see <see cref="Nearest.SlipOf"/>.</summary>
    public static TEnum? FindSlip<TEnum>(string word)
        where TEnum : struct, Enum =>
        Nearest.SlipOf(word, Groups.Value[GroupOf<TEnum>()].IdOf.Keys) is { } meant ? Find<TEnum>(meant) : null;

    /// <summary>How pages of a language name it.</summary>
    public static string Name<TEnum>(TEnum value, string language)
        where TEnum : struct, Enum =>
        Groups.Value[GroupOf<TEnum>()].Name(Identifier(value), language);

    /// <summary>As it is written in a report by the book: "rolled_back".</summary>
    public static string Identifier<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Snake(value.ToString());

    /// <summary>Every id of the enum's group, for messages that name the choices.</summary>
    public static ImmutableArray<string> Identifiers<TEnum>()
        where TEnum : struct, Enum =>
        [.. Enum.GetNames<TEnum>().Select(Snake)];

    /// <summary>A word as it is compared: without case, spaces, hyphens or underscores.</summary>
    internal static string Fold(string word) =>
        string.Create(null, $"{word}").ToLowerInvariant().Replace(" ", "").Replace("-", "").Replace("_", "").Replace("\u3000", "");

    private static string GroupOf<TEnum>() => Snake(typeof(TEnum).Name);

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
}
