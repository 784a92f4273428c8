using System.Collections.Concurrent;
using Markdig;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Postmortems.Theme.Strings;

namespace Postmortems.Theme.Parts;

/// <summary>Renderers of one pipeline, which are made once and lent to one text after the other: to set one up takes longer than to write most texts.</summary>
internal sealed class MarkdownPens(MarkdownPipeline pipeline, MarkdownUse use)
{
    // By language, whose words they hold.
    private readonly ConcurrentDictionary<string, ConcurrentBag<Pen>> _free = new(StringComparer.Ordinal);

    public HtmlRenderer Take(MarkdownScope scope)
    {
        var language = scope.Page.Language;
        if (!_free.GetOrAdd(language, _ => []).TryTake(out var pen))
            pen = Make(language);
        pen.Links.Scope = scope;
        return pen;
    }

    /// <summary>What was written since it was taken.</summary>
    public string GiveBack(HtmlRenderer taken)
    {
        var pen = (Pen)taken;
        var written = pen.Writer.ToString()!;
        pen.Clear();
        _free[pen.Language].Add(pen);
        return written;
    }

    private Pen Make(string language)
    {
        var words = UiText.For(language);
        var pen = new Pen(language, new ScopedLinks(words));
        pipeline.Setup(pen);
        pen.Links.Replace(pen);
        pen.ObjectRenderers.Replace<HeadingRenderer>(new WordedHeadings());
        pen.ObjectRenderers.Replace<LineBreakInlineRenderer>(new LineBreaks());
        pen.ObjectRenderers.Replace<Markdig.Extensions.Tables.HtmlTableRenderer>(new ScrollingTables(words));
        pen.ObjectRenderers.Replace<HtmlTaskListRenderer>(new TaskMarks(words));
        pen.ObjectRenderers.Insert(0, new InternalParts.Renderer());
        if (use is MarkdownUse.Playbook)
        {
            pen.ObjectRenderers.Replace<ParagraphRenderer>(new TickBoxes());
            pen.ObjectRenderers.Replace<TaskMarks>(new TickBoxes.Box());
        }

        return pen;
    }

    private sealed class Pen(string language, ScopedLinks links) : HtmlRenderer(new StringWriter { NewLine = "\n" })
    {
        public string Language { get; } = language;

        public ScopedLinks Links { get; } = links;

        public void Clear()
        {
            Reset();
            ImplicitParagraph = false;
            Links.Scope = null;
        }
    }
}
