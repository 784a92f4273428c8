using System.Text;
using Postmortems.Editions;

namespace Postmortems.Cli.Output;

/// <summary>Authors' text in a comment on a forge: shown as it is written but for secrets, and nothing more. It may come from a stranger's pull request.</summary>
internal static class MarkdownComment
{
    private const string Special = "\\`*_[]<>|~&$";

    /// <summary>
    /// Forges look for mentions, references, addresses and smileys after the escapes have gone: an empty comment keeps the sign from what
    /// follows.
    /// </summary>
    private const string Apart = "<!-- -->";

    /// <summary>On one line, and not at its beginning. No emphasis, link, HTML, table cell, mention, reference or mathematics comes of it.</summary>
    public static string Text(string text)
    {
        var line = Secrets.Masked(Printable.Line(text)).Trim();
        var shown = new StringBuilder(line.Length + 16);
        for (var i = 0; i < line.Length; i++)
        {
            if (Special.Contains(line[i]))
                shown.Append('\\');
            shown.Append(line[i]);
            if (IsSign(line, i))
                shown.Append(Apart);
        }

        return shown.ToString();
    }

    /// <summary>Of a mention, of a reference, of an address or of a smiley. "status: done" is none.</summary>
    private static bool IsSign(string line, int i) => line[i] switch
    {
        '@' => true,
        '#' or '!' or ':' => i + 1 < line.Length && !char.IsWhiteSpace(line[i + 1]),
        '.' => i >= 3 && line.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>Within backticks: a path, an id.</summary>
    public static string Code(string text)
    {
        var line = Secrets.Masked(Printable.Line(text));
        var fence = new string('`', LongestRun(line) + 1);
        var pad = line.StartsWith('`') || line.EndsWith('`') ? " " : "";
        // A table takes a bar for a border even in code.
        return $"{fence}{pad}{line.Replace("|", "\\|", StringComparison.Ordinal)}{pad}{fence}";
    }

    public static string Link(string text, string? address) => address is null ? Text(text) : $"[{Text(text)}](<{address}>)";

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
