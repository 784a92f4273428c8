using System.Text.RegularExpressions;

namespace Postmortems.Tests.Support;

/// <summary>Finds functions in C# by their shape: good enough to hold a bound, and it needs no compiler.</summary>
internal static partial class Functions
{
    private const int MaxLines = 40;
    private const int MaxParameters = 5;

    public static IEnumerable<string> TooLarge(string path, string text)
    {
        text = Literal().Replace(text, "\"\"");
        foreach (Match head in Head().Matches(text))
        {
            var open = text.IndexOf('(', head.Index + head.Length - 1);
            var close = Closing(text, open, '(', ')');
            if (close < 0)
                continue;
            var parameters = Count(text[(open + 1)..close]);
            if (parameters >= MaxParameters + 1 && !head.Value.Contains("record", StringComparison.Ordinal))
                yield return $"{path}: {head.Groups["name"].Value} has {parameters} parameters";
            var lines = BodyLines(text, close);
            if (lines > MaxLines)
                yield return $"{path}: {head.Groups["name"].Value} has {lines} lines";
        }
    }

    private static int BodyLines(string text, int close)
    {
        var start = text.AsSpan(close).IndexOfAny('{', ';') is >= 0 and var at ? close + at : -1;
        var arrow = text.IndexOf("=>", close, StringComparison.Ordinal);
        if (start < 0 || (arrow >= 0 && arrow < start) || text[start] == ';')
        {
            var end = text.IndexOf(";\n", close, StringComparison.Ordinal);
            return end < 0 ? 0 : text[close..end].Count(c => c == '\n');
        }

        var last = Closing(text, start, '{', '}');
        return last < 0 ? 0 : text[start..last].Count(c => c == '\n') - 1;
    }

    /// <summary>The partner of the bracket at <paramref name="open"/>.</summary>
    private static int Closing(string text, int open, char opening, char closing)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] == opening ? 1 : text[i] == closing ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return -1;
    }

    private static int Count(string parameters)
    {
        var (depth, commas) = (0, 0);
        foreach (var c in parameters)
        {
            depth += c is '<' or '(' or '[' ? 1 : c is '>' or ')' or ']' ? -1 : 0;
            commas += c == ',' && depth == 0 ? 1 : 0;
        }

        return parameters.Trim().Length == 0 ? 0 : commas + 1;
    }

    [GeneratedRegex(@"""""""[\s\S]*?""""""|@""([^""]|"""")*""|""([^""\\\n]|\\.)*""|'(\\.|[^'\\\n])+'|//[^\n]*")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^    (public|private|internal|protected)( static| async| override| virtual| abstract| readonly| partial)* [\w<>\[\]?,.() ]+ (?<name>[A-Z]\w*)(<[^>]+>)?\(", RegexOptions.Multiline)]
    private static partial Regex Head();
}
