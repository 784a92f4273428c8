using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Postmortems.Drafting;

/// <summary>Text as a value of YAML that reads back as that very text.</summary>
public static partial class YamlValue
{
    // Words that one YAML reader or another takes for something else than text.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
        { "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan" };

    /// <summary>Plain where nothing can be mistaken, else in double quotes. Line breaks and tabs become spaces: a value stands on one line.</summary>
    public static string Of(string text)
    {
        var line = Blank().Replace(text, " ").Trim();
        return Plain().IsMatch(line) && !Words.Contains(line) && !Number().IsMatch(line) ? line : Quoted(line);
    }

    /// <summary><c>[checkout, search]</c>.</summary>
    public static string OfList(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(Of))}]";

    private static string Quoted(string line)
    {
        var quoted = new StringBuilder(line.Length + 2).Append('"');
        foreach (var c in line)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF')
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"[\s\u0085]+", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();

    // Letters, digits and the punctuation of prose that means nothing to YAML anywhere. A colon or a hash needs quotes.
    [GeneratedRegex(@"^[\p{L}\p{N}]([\p{L}\p{M}\p{N} ._/+()（）。、“”‘’《》；！？…—–-]*[\p{L}\p{M}\p{N}._/+()（）。、“”‘’《》！？…—–-])?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    // 007, 1e3, 0x1F, 1_000 and 2024-03-14 are other things than text to some reader.
    [GeneratedRegex(@"^[0-9][0-9a-fA-FxXeE_.+-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
