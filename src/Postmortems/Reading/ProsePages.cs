using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Reading;

/// <summary>A paragraph, a cell or a text of the front matter as <see cref="Prose"/> shows it, with a border at both ends.</summary>
/// <param name="Start">In the file, of the first border.</param>
public readonly record struct ProsePage(int Start, string Text);

/// <summary>Two looks at prose as it is written, the quick one first: nearly all is passed over by one of them, and never copied.</summary>
/// <param name="AtStretch">At every stretch of the file.</param>
/// <param name="AtPage">At a page of which some stretch may hold what is sought. Both may be true too often, and never false for what is there.</param>
public sealed record ProseLook(StretchLook AtStretch, PageLook AtPage);

/// <summary>A quick look at a stretch of a file.</summary>
/// <param name="parts">What of it is words; the rest is not to be read.</param>
public delegate bool StretchLook(string text, ReadOnlySpan<ProsePart> parts);

/// <summary>A closer look at a page, markup included.</summary>
public delegate bool PageLook(ReadOnlySpan<char> written);

/// <summary>
/// The sentences of a report, each at its place in the file: what is not a sentence of the author's own (code, addresses, quotations, headings,
/// keys) is blotted out, character for character. Most look for something that most paragraphs have not, and so only those are shown that may.
/// </summary>
internal sealed class ProsePages
{
    private readonly string _text;
    private readonly ProseLook _look;

    private ProsePages(string text, ProseLook look) => (_text, _look) = (text, look);

    /// <param name="Parts">None: a text of the front matter.</param>
    private readonly record struct Stretch(TextSpan Span, ReadOnlyMemory<ProsePart> Parts, bool IsMeant);

    /// <summary>In the order of the file.</summary>
    public static IEnumerable<ProsePage> Of(SourceFile source, Incident incident, Places places, ImmutableArray<ProsePart> body, ProseLook look)
    {
        var pages = new ProsePages(source.Text, look);
        return pages.FrontMatter(incident, places).Concat(pages.Body(body));
    }

    private IEnumerable<ProsePage> FrontMatter(Incident incident, Places places)
    {
        var bodyStart = _text.Length - incident.Body.Text.Length;
        // Before any place is asked for.
        if (!_look.AtStretch(_text, [new ProsePart(ProsePartKind.Words, new TextSpan(0, bodyStart))]) || !_look.AtPage(_text.AsSpan(0, bodyStart)))
            return [];
        return Pages(Prose.FrontMatterPlaces(incident, places)
            .Where(places.Has)
            .Select(places.Of)
            .Where(span => span.Start >= 0 && span.End <= bodyStart)
            .Select(span => new Stretch(span, default, _look.AtStretch(_text, [new ProsePart(ProsePartKind.Words, span)]))));
    }

    private IEnumerable<ProsePage> Body(ImmutableArray<ProsePart> body)
    {
        var meant = new List<int>();
        for (var (from, to) = (0, 0); from < body.Length; from = to)
        {
            to = EndOfBlock(body, from);
            if (_look.AtStretch(_text, body.AsSpan()[from..to]))
                meant.Add(from);
        }

        return meant.Count > 0 ? Pages(Blocks(body, meant)) : [];
    }

    /// <summary>All of them: one that is meant may share a character with one that is not.</summary>
    private IEnumerable<Stretch> Blocks(ImmutableArray<ProsePart> body, List<int> meant)
    {
        var next = 0;
        for (var (from, to) = (0, 0); from < body.Length; from = to)
        {
            to = EndOfBlock(body, from);
            var isMeant = next < meant.Count && meant[next] == from;
            next += isMeant ? 1 : 0;
            yield return new Stretch(Around(body.AsSpan()[from..to]), body.AsMemory()[from..to], isMeant);
        }
    }

    private static int EndOfBlock(ImmutableArray<ProsePart> body, int from)
    {
        var to = from + 1;
        while (to < body.Length && body[to].Kind is not ProsePartKind.Block)
            to++;
        return to;
    }

    /// <summary>The parser's spans may reach beyond the paragraph that they are parts of.</summary>
    private TextSpan Around(ReadOnlySpan<ProsePart> parts)
    {
        var (start, end) = (_text.Length, 0);
        foreach (var (_, span) in parts)
        {
            if (IsThere(span))
                (start, end) = (Math.Min(start, span.Start), Math.Max(end, span.End));
        }

        return new TextSpan(Math.Min(start, end), end);
    }

    private bool IsThere(TextSpan span) => span.Start >= 0 && span.End <= _text.Length && span.Start <= span.End;

    /// <summary>Stretches that touch, or share a character, have no border between them and are one.</summary>
    private IEnumerable<ProsePage> Pages(IEnumerable<Stretch> stretches)
    {
        var together = new List<Stretch>();
        var end = -1;
        foreach (var stretch in stretches.OrderBy(stretch => stretch.Span.Start))
        {
            if (stretch.Span.Start > end)
            {
                if (IsMeant(together, end))
                    yield return Page(together, end);
                together.Clear();
            }

            together.Add(stretch);
            end = Math.Max(end, stretch.Span.End);
        }

        if (IsMeant(together, end))
            yield return Page(together, end);
    }

    private bool IsMeant(List<Stretch> together, int end) =>
        together.Exists(one => one.IsMeant) && _look.AtPage(_text.AsSpan(together[0].Span.Start, end - together[0].Span.Start));

    private ProsePage Page(List<Stretch> stretches, int end)
    {
        var start = stretches[0].Span.Start - 1;
        var page = new string(FoldedText.Border, end + 1 - start).ToCharArray();
        foreach (var (span, parts, _) in stretches)
        {
            if (parts.IsEmpty)
                Prose.CopyScalar(_text.AsSpan(span.Start, span.Length), page.AsSpan(span.Start - start, span.Length));
            foreach (var (kind, part) in parts.Span)
            {
                if (!IsThere(part))
                    continue;
                var place = page.AsSpan(part.Start - start, part.Length);
                if (kind is ProsePartKind.Words)
                    _text.AsSpan(part.Start, part.Length).CopyTo(place);
                else
                    place.Fill(kind is ProsePartKind.Thing ? FoldedText.Thing : ' ');
            }
        }

        Prose.BlotQuotations(page);
        return new ProsePage(start, new string(page));
    }
}
