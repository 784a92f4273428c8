namespace Postmortems.Parsing;

/// <summary>Short words that come again and again (keys, names, dates) are kept once a report.</summary>
internal sealed class KeyPool
{
    private const int Longest = 24;

    private readonly string?[] _words = new string?[64];

    public string Take(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > Longest)
            return new string(word);
        ref var kept = ref _words[((word[0] * 31) + (word[^1] * 7) + word.Length) & 63];
        return kept is not null && word.SequenceEqual(kept) ? kept : kept = new string(word);
    }
}
