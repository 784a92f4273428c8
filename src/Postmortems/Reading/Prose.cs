using System.Buffers;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Reading;

/// <summary>Text without what is not a sentence of the author's own: code, addresses and quotations are blotted out, character for character.</summary>
public static class Prose
{
    /// <summary>Whoever quotes more than this has left a quotation mark open.</summary>
    private const int MaxQuotation = 300;

    private const int MaxAddress = 2_000;

    private const string Openers = "\"“「『《«";
    private const string Closers = "\"”」』》»";

    private static readonly SearchValues<char> Opening = SearchValues.Create(Openers);
    private static readonly SearchValues<char> EndOfAddress = SearchValues.Create(" \t\r\n)）>，。");

    /// <summary>A text that stands alone, such as the title of an action, in the same way.</summary>
    public static string Of(string text)
    {
        var page = text.ToCharArray();
        BlotMarkdown(page);
        BlotQuotations(page);
        return new string(page);
    }

    /// <summary>The paths of its texts, whether or not the report has them; see <see cref="Places"/>.</summary>
    internal static IEnumerable<string> FrontMatterPlaces(Incident incident, Places places) =>
    [
        "title",
        "impact.summary",
        "detection.signal",
        "trigger.summary",
        .. incident.Impact.Windows.Select((_, i) => $"impact.windows[{i}].what"),
        .. incident.Causes.Index().SelectMany(pair => (string[])[$"causes[{pair.Index}].summary", $"causes[{pair.Index}].evaded", .. pair.Item.Why.Select((_, i) => $"causes[{pair.Index}].why[{i}]")]),
        .. (incident.MissedTests.IsGiven ? incident.MissedTests.Value : []).Select((_, i) => $"missed_tests[{i}].summary"),
        .. (places.Has("actions") ? incident.Actions : []).Index().SelectMany(pair => (string[])[$"actions[{pair.Index}].title", $"actions[{pair.Index}].acceptance", $"actions[{pair.Index}].why"]),
        .. (places.Has("timeline") ? incident.Timeline.Entries : []).Select((_, i) => places.Has($"timeline[{i}].text") ? $"timeline[{i}].text" : $"timeline[{i}]"),
        .. incident.Lessons.WentWell.Select((_, i) => $"lessons.went_well[{i}]"),
        .. incident.Lessons.WentBadly.Select((_, i) => $"lessons.went_badly[{i}]"),
        .. incident.Lessons.Lucky.Select((_, i) => $"lessons.lucky[{i}]"),
        .. incident.Lessons.Surprised.Select((_, i) => $"lessons.surprised[{i}]"),
        .. incident.DeadlineNotes.Select((_, i) => $"deadline_notes[{i}].why"),
    ];

    /// <summary>A text of the front matter, without its quotation marks.</summary>
    internal static void CopyScalar(ReadOnlySpan<char> text, Span<char> page)
    {
        if (text.Length >= 2 && text[0] is '"' or '\'' && text[^1] == text[0])
        {
            text = text[1..^1];
            page = page[1..^1];
        }

        text.CopyTo(page);
        BlotMarkdown(page);
    }

    /// <summary>Code between backticks, and addresses.</summary>
    private static void BlotMarkdown(Span<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var length = text[i] switch
            {
                '`' => text[(i + 1)..].IndexOf('`') + 2,
                ']' when i + 1 < text.Length && text[i + 1] == '(' => text.Slice(i, Math.Min(MaxAddress, text.Length - i)).IndexOf(')') + 1,
                'h' when text[i..].StartsWith("http://") || text[i..].StartsWith("https://") => LengthOfWord(text[i..]),
                _ => 0,
            };
            if (length < 2)
                continue;
            text.Slice(i, length).Fill(FoldedText.Thing);
            i += length - 1;
        }
    }

    private static int LengthOfWord(ReadOnlySpan<char> text) => text.IndexOfAny(EndOfAddress) is >= 0 and var end ? end : text.Length;

    internal static void BlotQuotations(Span<char> text)
    {
        for (var i = 0; text[i..].IndexOfAny(Opening) is >= 0 and var step; i++)
        {
            i += step;
            var rest = text.Slice(i + 1, Math.Min(MaxQuotation, text.Length - i - 1));
            var end = rest.IndexOf(Closers[Openers.IndexOf(text[i])]);
            if (end < 0 || rest[..end].Contains(FoldedText.Border))
                continue;
            text.Slice(i, end + 2).Fill(FoldedText.Thing);
            i += end + 1;
        }
    }
}
