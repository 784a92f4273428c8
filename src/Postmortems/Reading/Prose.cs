using System.Buffers;
using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Reading;

/// <summary>
/// The sentences of a report, each at its place in the file: what is not a sentence of the author's own (code, addresses, quotations, headings,
/// keys) is blotted out, character for character.
/// </summary>
public static class Prose
{
    /// <summary>Whoever quotes more than this has left a quotation mark open.</summary>
    private const int MaxQuotation = 300;

    private const int MaxAddress = 2_000;

    private const string Openers = "\"“「『《«";
    private const string Closers = "\"”」』》»";

    private static readonly SearchValues<char> Opening = SearchValues.Create(Openers);
    private static readonly SearchValues<char> EndOfAddress = SearchValues.Create(" \t\r\n)）>，。");

    /// <summary>As long as the file.</summary>
    public static string Of(SourceFile source, Incident incident, Places places, ImmutableArray<ProsePart> body)
    {
        var text = source.Text;
        var page = new string(FoldedText.Border, text.Length).ToCharArray();
        foreach (var (kind, span) in body)
        {
            if (span.Start < 0 || span.End > text.Length || span.Start > span.End)
                continue;
            var part = page.AsSpan(span.Start, span.Length);
            if (kind is ProsePartKind.Words)
                text.AsSpan(span.Start, span.Length).CopyTo(part);
            else
                part.Fill(kind is ProsePartKind.Thing ? FoldedText.Thing : ' ');
        }

        foreach (var span in FrontMatterPlaces(incident, places).Where(places.Has).Select(places.Of).Where(span => span.Start >= 0 && span.End <= BodyStart(source, incident)))
            CopyScalar(text, span, page);
        BlotQuotations(page);
        return new string(page);
    }

    /// <summary>A text that stands alone, such as the title of an action, in the same way.</summary>
    public static string Of(string text)
    {
        var page = text.ToCharArray();
        BlotMarkdown(page);
        BlotQuotations(page);
        return new string(page);
    }

    private static int BodyStart(SourceFile source, Incident incident) => source.Text.Length - incident.Body.Text.Length;

    private static IEnumerable<string> FrontMatterPlaces(Incident incident, Places places) =>
    [
        "title",
        "impact.summary",
        "detection.signal",
        "trigger.summary",
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

    private static void CopyScalar(string text, TextSpan span, char[] page)
    {
        var (start, end) = (span.Start, span.End);
        if (end - start >= 2 && text[start] is '"' or '\'' && text[end - 1] == text[start])
            (start, end) = (start + 1, end - 1);
        text.AsSpan(start, end - start).CopyTo(page.AsSpan(start));
        BlotMarkdown(page.AsSpan(start, end - start));
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

    private static void BlotQuotations(Span<char> text)
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
