namespace Postmortems.Tests.Editions;

/// <summary>What has no place in a public edition, in several sets of words of different lengths: each can be found again wherever it comes out.</summary>
/// <param name="ending">Makes words of one set longer than those of another; null: nothing is planted at all.</param>
internal sealed class PlantedWords(string? ending)
{
    /// <summary>No language has a word like it, and no stem or hash of letters.</summary>
    public const string Sign = "zzqk";

    private readonly List<string> _planted = [];

    public IReadOnlyList<string> All => _planted;

    public bool IsAbsent => ending is null;

    /// <summary>One word in small letters, which may be a slug, a file's name or a host.</summary>
    public string Next()
    {
        var number = _planted.Count;
        var word = $"{Sign}{(char)('a' + (number / 676 % 26))}{(char)('a' + (number / 26 % 26))}{(char)('a' + (number % 26))}{ending}";
        _planted.Add(word);
        return word;
    }

    /// <summary>A person, who is named differently in every set, and is there in each.</summary>
    public string Name() => $"Z{Next()[1..]} Z{Next()[1..]}";

    /// <summary>A text around a planted word; nothing where nothing is planted.</summary>
    public string Only(Func<string, string> text) => IsAbsent ? "" : text(Next());

    /// <summary>How often each planted word stands in a text, in any case; those that do not are left out.</summary>
    public IEnumerable<string> FoundIn(string text) =>
        // All have the sign: where it is not, none of them is.
        text.Contains(Sign, StringComparison.OrdinalIgnoreCase) ? _planted.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) : [];
}
