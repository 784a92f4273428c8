namespace Postmortems.Parsing;

/// <summary>
/// YamlDotNet's messages by what an author can do about them, and the place where he would do it: the parser often notices a slip a line
/// or two later. The sentences are ours: <c>yaml-syntax.VARIANT</c>.
/// </summary>
internal static class YamlFaults
{
    /// <summary>What a slip is called, and its place in the YAML.</summary>
    public static (string Variant, int Start, int End) Describe(string message, string yaml, int start, int end)
    {
        start = Math.Clamp(start, 0, yaml.Length);
        end = Math.Clamp(end, start, yaml.Length);
        return message switch
        {
            _ when Has(message, "tab as indentation") => Tab(yaml, start),
            _ when Has(message, "multiline plain scalar") => At("no-colon", LineAbove(yaml, start)),
            _ when Has(message, "invalid mapping") => ("colon", start, end),
            _ when Has(message, "escape character") => ("escape", start, end),
            _ when Has(message, "quoted scalar") => ("unclosed-quote", start, start + 1),
            _ when Has(message, "cannot start any token") => ("character", start, end),
            _ when Has(message, "sequence entries are not allowed") => ("inline-list", start, start + 1),
            _ when Has(message, "flow mapping") => ("brace", start, end),
            _ when Has(message, "flow") => ("bracket", start, end),
            _ when Has(message, "expected key") => UnexpectedKey(yaml, start),
            _ when Has(message, "'-' indicator") => ("indent", start, end),
            _ => ("other", start, end),
        };
    }

    /// <summary>The scanner gave up without a word. It does so in brackets that are never closed.</summary>
    public static (string Variant, int Start, int End) DescribeSilence(string yaml, int at)
    {
        var closed = 0;
        for (var i = Math.Min(at, yaml.Length - 1); i >= 0; i--)
        {
            closed += yaml[i] is ']' or '}' ? 1 : 0;
            if (yaml[i] is '[' or '{' && closed-- == 0)
                return (yaml[i] == '[' ? "bracket" : "brace", i, i + 1);
        }

        return ("other", at, at);
    }

    private static bool Has(string message, string part) => message.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static (string Variant, int Start, int End) At(string variant, (int Start, int End) place) => (variant, place.Start, place.End);

    private static (string Variant, int Start, int End) Tab(string yaml, int start)
    {
        for (var line = start; line < yaml.Length; line = LineOf(yaml, line).Next)
        {
            var tab = line;
            while (tab < yaml.Length && yaml[tab] == ' ')
                tab++;
            if (tab < yaml.Length && yaml[tab] == '\t')
                return ("tab", tab, tab + 1);
        }

        return ("tab", start, start);
    }

    private static (string Variant, int Start, int End) UnexpectedKey(string yaml, int start)
    {
        var (from, to, _) = LineOf(yaml, start);
        var line = yaml.AsSpan(from, to - from);
        if (start > from && yaml[start - 1] is '\'' or '"' || yaml.AsSpan(from, start - from).TrimEnd() is [.., '\'' or '"'])
            return ("after-quote", start, Math.Max(start, to));
        if (start < yaml.Length && yaml[start] is ']' or '}')
            return ("extra-bracket", start, start + 1);
        if (line.Contains('：') && !line.Contains(':'))
            return ("wide-colon", from + line.IndexOf('：'), from + line.IndexOf('：') + 1);
        return line.Contains(':') ? ("indent", start, to) : ("no-colon", start, to);
    }

    private static (int Start, int End) LineAbove(string yaml, int at)
    {
        var (start, _, _) = LineOf(yaml, at);
        if (start == 0)
            return (0, at);
        var above = LineOf(yaml, start - 1);
        return (above.Start, above.End);
    }

    /// <summary>The line around an offset: its first character, the end of its text, and the first character of the next.</summary>
    private static (int Start, int End, int Next) LineOf(string yaml, int at)
    {
        var start = at == 0 ? 0 : yaml.LastIndexOf('\n', at - 1) + 1;
        var end = yaml.IndexOf('\n', Math.Min(start, yaml.Length)) is >= 0 and var newline ? newline : yaml.Length;
        return (start, yaml.AsSpan(start, end - start).TrimEnd().Length + start, Math.Min(end + 1, yaml.Length));
    }
}
