using System.Text.RegularExpressions;

namespace Postmortems.Importing;

/// <summary>
/// The TOML that front matter is written in: keys with texts, dates, numbers and lists of texts, on one line or several. What is more than
/// that is passed on as lines without a value, so that nothing is lost.
/// </summary>
internal static partial class TomlLines
{
    public static IEnumerable<ForeignEntry> Read(string toml)
    {
        var lines = toml.TrimEnd('\n').Split('\n');
        var table = "";
        for (var i = 0; i < lines.Length; i++)
        {
            var pair = Pair().Match(lines[i]);
            if (!pair.Success)
            {
                if (Table().Match(lines[i]) is { Success: true } header)
                    table = header.Groups["name"].Value + ".";
                yield return new ForeignEntry("", "", [lines[i]]);
                continue;
            }

            var (from, value) = (i, pair.Groups["value"].Value.Trim());
            while (IsOpen(value) && i + 1 < lines.Length)
                value += "\n" + lines[++i];
            yield return new ForeignEntry(table + pair.Groups["key"].Value.Trim('"', '\''), Value(value), [.. lines[from..(i + 1)]]);
        }
    }

    private static bool IsOpen(string value) =>
        (value.StartsWith('[') && !value.TrimEnd().EndsWith(']'))
        || (value.StartsWith("\"\"\"", StringComparison.Ordinal) && (value.Length < 6 || !value.TrimEnd().EndsWith("\"\"\"", StringComparison.Ordinal)));

    private static string Value(string value)
    {
        if (value.StartsWith('['))
            return string.Join(", ", Item().Matches(value).Select(item => Plain(item.Value)));
        if (value.StartsWith("\"\"\"", StringComparison.Ordinal))
            return value.Trim().Trim('"').Trim();
        return value is ['"' or '\'', ..] ? Plain(Item().Match(value).Value) : Comment().Replace(value, "").Trim();
    }

    private static string Plain(string quoted) =>
        quoted.StartsWith('\'') ? quoted.Trim('\'') : quoted.Trim('"').Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*(?<key>[A-Za-z0-9_.\-]+|""[^""]+""|'[^']+')\s*=\s*(?<value>.*)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pair();

    [GeneratedRegex(@"^\s*\[+(?<name>[^\[\]]+)\]+\s*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Table();

    [GeneratedRegex(@"""(\\.|[^""\\])*""|'[^']*'", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Item();

    [GeneratedRegex(@"\s+#.*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Comment();
}
