using Postmortems.Diagnostics;

namespace Postmortems.Reading;

/// <summary>Where a report's YAML stands and where its Markdown begins.</summary>
/// <param name="YamlStart">First character after the opening line.</param>
/// <param name="YamlEnd">First character of the closing line.</param>
/// <param name="BodyStart">First character after the closing line.</param>
internal readonly record struct FrontMatter(int YamlStart, int YamlEnd, int BodyStart)
{
    /// <summary>The opening "---": where a missing key would have to go.</summary>
    public TextSpan Head { get; init; }

    /// <summary>The front matter opened with "---" and nothing closed it: all the rest is taken for YAML.</summary>
    public bool IsUnclosed { get; init; }

    /// <summary>Null when the first line is not "---".</summary>
    public static FrontMatter? Find(string text)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        if (!IsFence(text, start, '-', out var next))
            return null;
        for (var line = next; line < text.Length; line = NextLine(text, line))
        {
            if (IsFence(text, line, '-', out var body) || IsFence(text, line, '.', out body))
                return new FrontMatter(next, line, body) { Head = new TextSpan(start, start + 3) };
        }

        return new FrontMatter(next, text.Length, text.Length) { Head = new TextSpan(start, start + 3), IsUnclosed = true };
    }

    private static bool IsFence(string text, int line, char mark, out int next)
    {
        next = NextLine(text, line);
        var content = text.AsSpan(line, next - line).TrimEnd();
        return content.Length == 3 && content.IndexOfAnyExcept(mark) < 0;
    }

    private static int NextLine(string text, int line)
    {
        var end = text.AsSpan(line).IndexOfAny('\n', '\r');
        if (end < 0)
            return text.Length;
        end += line;
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }
}
