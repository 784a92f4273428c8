using System.Text.RegularExpressions;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <summary>
/// Colons and braces that are marks of an audience in our reports and something else in those of others (Quarto's callouts, Pandoc's
/// attributes): a backslash before them, so that nothing is withheld.
/// </summary>
internal static partial class MarkSigns
{
    public static string Escape(string text)
    {
        if (!text.Contains(":::", StringComparison.Ordinal) && !text.Contains("：：：", StringComparison.Ordinal) && !text.Contains('{'))
            return text;
        var code = CodeStretches.In(text, 0);
        text = Fence().Replace(text, match => code.Contains(match.Groups["fence"].Index) ? match.Value : $"{match.Groups["before"].Value}\\{match.Groups["fence"].Value}");
        code = CodeStretches.In(text, 0);
        return Brace().Replace(text, match => code.Contains(match.Index) ? match.Value : $"{match.Value[0]}\\{{");
    }

    [GeneratedRegex(@"^(?<before>[ \t>*+\-0-9.)]*)(?<fence>:{3,}|：{3,})", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();

    [GeneratedRegex(@"[\])*_]\{", RegexOptions.NonBacktracking)]
    private static partial Regex Brace();
}
