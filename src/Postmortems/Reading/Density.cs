namespace Postmortems.Reading;

/// <summary>
/// Marks of emphasis and brackets in one paragraph. Markdown has to try each against all that are open, so that twice as many take four times as
/// long: what nobody writes must not keep everybody waiting.
/// </summary>
internal static class Density
{
    /// <summary>A table of a thousand rows with two bold words in each has as many.</summary>
    private const int Most = 4_000;

    /// <summary>Of quotations within quotations. The parser gives up at little more, and takes a tenth of a second to come there.</summary>
    private const int Deepest = 100;

    /// <summary>A line quotes what is quoted, a hundred times over.</summary>
    public static bool IsQuotedTooDeep(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var marks = 0;
            for (var i = 0; i < line.Length && line[i] is '>' or ' ' or '\t'; i++)
                marks += line[i] == '>' ? 1 : 0;
            if (marks > Deepest)
                return true;
        }

        return false;
    }

    /// <summary>Of the paragraph that has too many; null where none has.</summary>
    public static int? TooMany(string text)
    {
        var (count, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var step = text.AsSpan(i).IndexOfAny("*_[\n");
            if (step < 0)
                return null;
            i += step;
            if (text[i] == '\n')
            {
                if (BeginsAnew(text, i + 1))
                    (count, start) = (0, i + 1);
                continue;
            }

            if (i > 0 && text[i] == text[i - 1] && text[i] != '[')
                continue;
            if (++count > Most)
                return start;
        }

        return null;
    }

    private static bool BeginsAnew(string text, int i)
    {
        while (i < text.Length && text[i] is ' ' or '\t' or '\r')
            i++;
        if (i >= text.Length || text[i] is '\n' or '#' or '>')
            return true;
        var digits = i;
        while (i < text.Length && i - digits < 9 && char.IsAsciiDigit(text[i]))
            i++;
        return i + 1 < text.Length && text[i + 1] == ' ' && (i > digits ? text[i] is '.' or ')' : text[i] is '-' or '+' or '*');
    }
}
