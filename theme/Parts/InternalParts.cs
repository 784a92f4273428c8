using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortems.Incidents;

namespace Postmortems.Theme.Parts;

/// <summary>Shows, without getting in the way, which stretches of a report only the internal edition has.</summary>
internal sealed class InternalParts
{
    public const string Class = "internal-part";

    private readonly ReportBody _body;
    private readonly string _words;

    private InternalParts(ReportBody body, string words) => (_body, _words) = (body, words);

    /// <param name="document">Of the body's whole text.</param>
    public static void Mark(MarkdownDocument document, ReportBody body, string words)
    {
        if (body.Internal.IsEmpty)
            return;
        var parts = new InternalParts(body, words);
        foreach (var block in document.Descendants<Block>().Where(block => parts.Has(block.Span) && !parts.Has(block.Parent!.Span)).ToList())
        {
            block.GetAttributes().AddClass(Class);
            block.GetAttributes().AddProperty("title", words);
        }

        foreach (var inline in document.Descendants<LeafBlock>().Where(leaf => leaf.Inline is not null && !parts.Has(leaf.Span)).SelectMany(leaf => leaf.Inline!).ToList())
            parts.Mark(inline);
    }

    private void Mark(Inline inline)
    {
        if (inline is LiteralInline literal)
            Split(literal, literal.Span.Start);
        else if (Has(inline.Span))
            Wrap(inline);
        else if (inline is ContainerInline container)
        {
            foreach (var child in container.ToList())
                Mark(child);
        }
    }

    // The marks around the words became blanks, so that what is before, between and behind them is one text to Markdown.
    private void Split(LiteralInline literal, int place)
    {
        var text = literal.Content.ToString();
        var from = text.Length > 0 ? _body.Text.IndexOf(text, place, Math.Min(_body.Text.Length - place, literal.Span.Length + 1), StringComparison.Ordinal) : -1;
        if (from < 0)
            return;
        foreach (var stretch in _body.Internal.Where(stretch => stretch.Start < from + text.Length && stretch.End > from))
        {
            var (start, end) = (Math.Max(0, stretch.Start - from), Math.Min(text.Length, stretch.End - from));
            start += text.AsSpan(start, end - start).IndexOfAnyExcept(' ') is >= 0 and var blanks ? blanks : end - start;
            end = start + text.AsSpan(start, end - start).TrimEnd(' ').Length;
            if (start == end)
                continue;
            var (before, inside, after) = (Part(text[..start], from), Part(text[start..end], from + start), Part(text[end..], from + end));
            literal.ReplaceBy(before);
            before.InsertAfter(inside);
            inside.InsertAfter(after);
            Wrap(inside);
            Split(after, from + end);
            return;
        }
    }

    private static LiteralInline Part(string text, int start) => new(text) { Span = new SourceSpan(start, start + text.Length - 1) };

    private void Wrap(Inline inline)
    {
        var wrapper = new InternalWords { Words = _words };
        inline.ReplaceBy(wrapper, copyChildren: false);
        wrapper.AppendChild(inline);
    }

    /// <summary>All of it but blanks at its end is internal.</summary>
    private bool Has(SourceSpan span) =>
        !span.IsEmpty && span.End < _body.Text.Length && _body.Internal.Any(stretch => span.Start >= stretch.Start && span.Start + _body.Text.AsSpan(span.Start, span.Length).TrimEnd().Length <= stretch.End && span.Start < stretch.End);

    internal sealed class InternalWords : ContainerInline
    {
        public required string Words { get; init; }
    }

    internal sealed class Renderer : HtmlObjectRenderer<InternalWords>
    {
        protected override void Write(HtmlRenderer renderer, InternalWords obj)
        {
            if (renderer.EnableHtmlForInline)
                renderer.Write($"<span class=\"{Class}\" title=\"").WriteEscape(obj.Words).Write("\">");
            renderer.WriteChildren(obj);
            if (renderer.EnableHtmlForInline)
                renderer.Write("</span>");
        }
    }
}
