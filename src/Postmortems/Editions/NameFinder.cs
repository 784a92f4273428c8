using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Postmortems.Language;

namespace Postmortems.Editions;

/// <summary>Finds people's names in prose and puts what they are called in their place.</summary>
internal sealed class NameFinder
{
    private const int ShortestWord = 2;

    private static readonly ImmutableArray<string> GroupWords = ["team", "group", "crew", "squad", "desk", "support", "operations", "engineering", "department", "on-call", "oncall", "团队", "小组", "部", "组", "值班"];

    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
    [
        "art", "bell", "best", "bill", "black", "brown", "chase", "christian", "clay", "cook", "day", "dean", "drew", "earl", "faith", "field", "fields", "finch", "fox", "frank", "gene", "gray", "grace", "grant", "green", "guy",
        "hall", "hill", "hope", "hunter", "in", "jack", "joy", "king", "lance", "lane", "long", "love", "major", "mark", "may", "miles", "page", "park", "parker", "pat", "penny", "pierce", "price", "rich", "rob", "robin", "rose",
        "rush", "sandy", "short", "stone", "strong", "sue", "summer", "turner", "wade", "walker", "ward", "waters", "west", "white", "will", "wood", "woods", "young",
    ]);

    private readonly Dictionary<string, string> _calls = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Regex? _names;

    /// <param name="names">Names to what stands in their place; of two the first counts.</param>
    public NameFinder(IEnumerable<KeyValuePair<string, string>> names)
    {
        var all = names.ToList();
        foreach (var (name, call) in all.Where(pair => pair.Key.Length >= ShortestWord))
            _calls.TryAdd(name, call);
        foreach (var (name, call) in all.Where(pair => !IsGroup(pair.Key)))
        {
            foreach (var part in name.Split([' ', ',', '/', '&', '+', '，', '、', '（', '）', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(IsName))
            {
                _parts.TryAdd(part, call);
            }
        }

        if (_calls.Count + _parts.Count > 0)
            _names = new Regex(string.Join('|', _calls.Keys.Concat(_parts.Keys).Distinct().OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).Select(Regex.Escape)), RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public string In(string text)
    {
        if (_names is null)
            return text;
        var (written, from) = (new StringBuilder(text.Length), 0);
        for (var match = _names.Match(text); match.Success; match = _names.Match(text, from))
        {
            var end = match.Index + match.Length;
            if (!IsWord(text, match.Index, end) || CallOf(match.Value) is not { } call)
            {
                written.Append(text, from, match.Index + 1 - from);
                from = match.Index + 1;
                continue;
            }

            var start = match.Index > from && text[match.Index - 1] == '@' ? match.Index - 1 : match.Index;
            written.Append(text, from, start - from).Append(call);
            from = end;
        }

        return written.Append(text, from, text.Length - from).ToString();
    }

    // Of names that are words too, half a one is a name only as its bearer writes it: "will" is a word, "Will" may be Will Smith.
    private string? CallOf(string found) =>
        _calls.GetValueOrDefault(found) ?? (char.IsAsciiLetterLower(found[0]) && Words.Contains(found) ? null : _parts.GetValueOrDefault(found));

    // Between Chinese characters there are no words to tell a name from.
    private static bool IsWord(string text, int start, int end) =>
        (start == 0 || !IsJoined(text[start - 1], text[start])) && (end == text.Length || !IsJoined(text[end - 1], text[end]));

    private static bool IsJoined(char before, char after) => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after) && !Han.Is(before) && !Han.Is(after);

    private static bool IsName(string part) => part.Length >= ShortestWord && (char.IsUpper(part[0]) || part.Any(Han.Is));

    // Of a team's name no word is a person.
    private static bool IsGroup(string name) => GroupWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

}
