using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Microsoft.AspNetCore.Components;
using Postmortems.Theme.Strings;

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

    /// <exception cref="ArgumentException">It is nested deeper than Markdig goes.</exception>
    public static MarkdownDocument Parse(string text) => Markdown.Parse(text, Blocks);

    /// <summary>One line of a report (a title, a cause, an entry): emphasis, code and links, but no lists, headings or tables.</summary>
    public static MarkupString Inline(string text, MarkdownScope scope)
    {
        try
        {
            var document = Markdown.Parse(text, Inlines);
            return Write(Inlines, scope, renderer =>
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
        Write(Blocks, scope, renderer =>
        {
            if (use is MarkdownUse.Playbook)
            {
                renderer.ObjectRenderers.Replace<ParagraphRenderer>(new TickBoxes());
                renderer.ObjectRenderers.Replace<TaskMarks>(new TickBoxes.Box());
            }

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

    private static MarkupString Write(MarkdownPipeline pipeline, MarkdownScope scope, Action<HtmlRenderer> write)
    {
        using var html = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(html);
        var words = UiText.For(scope.Page.Language);
        pipeline.Setup(renderer);
        new ScopedLinks(scope, words).Replace(renderer);
        renderer.ObjectRenderers.Replace<HeadingRenderer>(new WordedHeadings());
        renderer.ObjectRenderers.Replace<LineBreakInlineRenderer>(new LineBreaks());
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new ScrollingTables(words));
        renderer.ObjectRenderers.Replace<HtmlTaskListRenderer>(new TaskMarks(words));
        renderer.ObjectRenderers.Insert(0, new InternalParts.Renderer());
        write(renderer);
        return new MarkupString(html.ToString());
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
