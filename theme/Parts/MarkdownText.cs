using System.Buffers;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Microsoft.AspNetCore.Components;

namespace Postmortems.Theme.Parts;

/// <summary>What the text is for: a report's boxes tell a state, a playbook's are there to be ticked.</summary>
internal enum MarkdownUse
{
    Report,
    Playbook,
}

/// <summary>
/// Authors' Markdown as HTML that can do no harm: raw HTML is shown as text, addresses pass <see cref="MarkdownScope"/>, and
/// generic attributes (<c>{onclick=…}</c>) are not in the pipelines at all. The only place of the theme that writes markup as strings.
/// </summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Blocks = Common()
        .UsePipeTables()
        .UseTaskLists()
        .UseFootnotes()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .UsePreciseSourceLocation()
        .Build();

    private static readonly MarkdownPipeline Inlines = OnlyParagraphs(Common()).Build();

    private static readonly MarkdownPens Lines = new(Inlines, MarkdownUse.Report);
    private static readonly MarkdownPens Reports = new(Blocks, MarkdownUse.Report);
    private static readonly MarkdownPens Chapters = new(Blocks, MarkdownUse.Playbook);

    // Where a parser of these pipelines begins, what HTML escapes, and control characters. Bare addresses begin with a scheme or "www".
    private static readonly SearchValues<char> Read = SearchValues.Create([.. "\\`*_[]!<>&~:\"\u007f", .. Enumerable.Range(0, ' ').Select(code => (char)code)]);

    /// <exception cref="ArgumentException">It is nested deeper than Markdig goes.</exception>
    public static MarkdownDocument Parse(string text) => Markdown.Parse(text, Blocks);

    /// <summary>One line of a report (a title, a cause, an entry): emphasis, code and links, but no lists, headings or tables.</summary>
    public static MarkupString Inline(string text, MarkdownScope scope) => IsPlain(text) ? new MarkupString(text) : Parsed(text, scope);

    /// <summary>Most lines hold nothing that Markdown or HTML would read: they are what they say.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]) && !text.AsSpan().ContainsAny(Read) && !text.Contains("www", StringComparison.OrdinalIgnoreCase);

    /// <summary>As <see cref="Inline"/>, whatever the text holds.</summary>
    internal static MarkupString Parsed(string text, MarkdownScope scope)
    {
        try
        {
            var document = Markdown.Parse(text, Inlines);
            return Write(Lines, scope, renderer =>
            {
                renderer.ImplicitParagraph = true;
                for (var i = 0; i < document.Count; i++)
                {
                    if (i > 0)
                        renderer.Write("<br>");
                    renderer.Render(document[i]);
                }
            });
        }
        catch (ArgumentException)
        {
            return new MarkupString(Escape(text));
        }
    }

    /// <exception cref="ArgumentException">It is nested deeper than Markdig goes.</exception>
    public static MarkupString Write(IEnumerable<Block> blocks, MarkdownScope scope, MarkdownUse use = MarkdownUse.Report) =>
        Write(use is MarkdownUse.Playbook ? Chapters : Reports, scope, renderer =>
        {
            foreach (var block in blocks)
                renderer.Render(block);
        });

    /// <summary>What cannot be read as Markdown, as it was written.</summary>
    public static MarkupString AsWritten(string text) => new($"<pre class=\"as-written\">{Escape(text)}</pre>\n");

    /// <summary>Markdig aligns by a style attribute, which the page's policy refuses.</summary>
    public static void AlignByClass(MarkdownDocument document)
    {
        foreach (var table in document.Descendants<Table>())
        {
            foreach (var row in table.OfType<TableRow>())
            {
                foreach (var (column, cell) in row.OfType<TableCell>().Index())
                {
                    if (column < table.ColumnDefinitions.Count && table.ColumnDefinitions[column].Alignment is { } side)
                        cell.GetAttributes().AddClass($"to-{side.ToString().ToLowerInvariant()}");
                }
            }

            table.ColumnDefinitions.Clear();
        }
    }

    private static string Escape(string text)
    {
        using var html = new StringWriter { NewLine = "\n" };
        new HtmlRenderer(html).WriteEscape(text);
        return html.ToString();
    }

    private static MarkupString Write(MarkdownPens pens, MarkdownScope scope, Action<HtmlRenderer> write)
    {
        var pen = pens.Take(scope);
        write(pen);
        // One that threw in the middle of a text is not used again.
        return new MarkupString(pens.GiveBack(pen));
    }

    private static MarkdownPipelineBuilder Common()
    {
        var builder = new MarkdownPipelineBuilder()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseAutoLinks()
            .UseCjkFriendlyEmphasis()
            .DisableHtml();
        builder.Extensions.Add(new MarkdownComments());
        return builder;
    }

    private static MarkdownPipelineBuilder OnlyParagraphs(MarkdownPipelineBuilder builder)
    {
        builder.BlockParsers.Clear();
        builder.BlockParsers.Add(new ParagraphBlockParser());
        return builder;
    }
}
