using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NodaTime;
using Postmortems.Parsing;

namespace Postmortems.Importing;

/// <summary>Time zones as people write them: "PST", "Eastern", "北京时间", "Europe/Berlin".</summary>
internal static partial class ZoneWords
{
    private static readonly Lazy<FrozenDictionary<string, string>> Words = new(Load);

    /// <summary>The IANA name that a word means, or null.</summary>
    public static string? Find(string word)
    {
        var bare = word.Trim().Trim('(', ')', '（', '）', '*', '_', '.', ',').Trim();
        if (Words.Value.TryGetValue(bare.ToLowerInvariant(), out var id))
            return id;
        return bare.Contains('/') && DateTimeZoneProviders.Tzdb.GetZoneOrNull(bare) is { } zone ? zone.Id : null;
    }

    /// <summary>What "all times in PST" says of the times that follow; null where nothing is said, or two zones are.</summary>
    public static string? SaidIn(string text)
    {
        var found = Said().Matches(text)
            .SelectMany(match => Word().Matches(match.Groups["rest"].Value).Select(word => Find(word.Value)))
            .OfType<string>().Distinct().ToList();
        return found is [var only] ? only : null;
    }

    private static FrozenDictionary<string, string> Load()
    {
        var words = new Dictionary<string, string>();
        var root = YamlReader.Read(EmbeddedText.In("Importing").Single(text => text.Name == "zones.yml").Text, 0, new FaultList())!;
        foreach (var entry in root.Entries)
        {
            foreach (var word in ((ListNode)entry.Value).Items.OfType<ScalarNode>())
                words[word.Value.ToLowerInvariant()] = entry.Key.Value;
        }

        return words.ToFrozenDictionary();
    }

    [GeneratedRegex(@"(\btimes?( are| is)?( all)?( listed| given| shown)?( in)?|时间(均)?(为|采用|以)?|时区)[ :：(（]*(?<rest>[^\n.。]{1,40})", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Said();

    [GeneratedRegex(@"[A-Za-z]+(/[A-Za-z_]+)?(\+8)?|北京时间|日本时间", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
