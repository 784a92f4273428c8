using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortems.Theme.Strings;

namespace Postmortems.Theme.Parts;

/// <summary>Links, pictures and bare addresses, each only where the scope knows an address for it; else their text stands alone.</summary>
internal sealed class ScopedLinks(UiText words)
{
    /// <summary>Of the text that is being written; null between two.</summary>
    public MarkdownScope? Scope { get; set; }

    // A picture or a bare address inside a link must not open a second one: HTML would tear the first apart.
    private bool _isInside;

    /// <summary>Takes the place of Markdig's own renderers, which would write any address.</summary>
    public void Replace(HtmlRenderer renderer)
    {
        renderer.ObjectRenderers.Replace<LinkInlineRenderer>(new Links(this));
        renderer.ObjectRenderers.Replace<AutolinkInlineRenderer>(new Autolinks(this));
    }

    private void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (!renderer.EnableHtmlForInline)
            renderer.WriteChildren(link);
        else if (link.IsImage)
            WritePicture(renderer, link);
        else
            WriteLink(renderer, Scope?.AddressOf(link.Url), link.Title, () => renderer.WriteChildren(link));
    }

    private void WriteLink(HtmlRenderer renderer, string? address, string? title, Action text)
    {
        if (address is null || _isInside)
        {
            text();
            return;
        }

        renderer.Write("<a href=\"").WriteEscapeUrl(address).Write('"');
        if (!string.IsNullOrEmpty(title))
            renderer.Write(" title=\"").WriteEscape(title).Write('"');
        if (MarkdownScope.IsExternal(address))
            renderer.Write(" rel=\"noopener noreferrer\"");
        renderer.Write('>');
        _isInside = true;
        text();
        _isInside = false;
        renderer.Write("</a>");
    }

    private void WritePicture(HtmlRenderer renderer, LinkInline link)
    {
        if (Scope?.PictureOf(link.Url) is { } address)
        {
            renderer.Write("<img src=\"").WriteEscapeUrl(address).Write("\" alt=\"");
            WriteAlternative(renderer, link);
            renderer.Write("\" loading=\"lazy\">");
            return;
        }

        // A picture elsewhere would tell its host who reads: it is offered as a link.
        WriteLink(renderer, Scope?.AddressOf(link.Url), null, () =>
        {
            renderer.Write("<span class=\"missing-picture\">");
            if (link.FirstChild is null)
                renderer.WriteEscape(words["picture.untitled"]);
            else
                WriteAlternative(renderer, link);
            renderer.Write("</span>");
        });
    }

    private static void WriteAlternative(HtmlRenderer renderer, LinkInline link)
    {
        renderer.EnableHtmlForInline = false;
        renderer.WriteChildren(link);
        renderer.EnableHtmlForInline = true;
    }

    private string? AddressOf(AutolinkInline link) => Scope?.AddressOf(link.IsEmail ? $"mailto:{link.Url}" : link.Url);

    private sealed class Links(ScopedLinks owner) : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline obj) => owner.Write(renderer, obj);
    }

    private sealed class Autolinks(ScopedLinks owner) : HtmlObjectRenderer<AutolinkInline>
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
        {
            if (renderer.EnableHtmlForInline)
                owner.WriteLink(renderer, owner.AddressOf(obj), null, () => renderer.WriteEscape(obj.Url));
            else
                renderer.WriteEscape(obj.Url);
        }
    }
}

/// <summary>A table that scrolls in itself, by keyboard too.</summary>
internal sealed class ScrollingTables(UiText words) : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.Write("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"").WriteEscape(words["table.label"]).Write("\">");
        base.Write(renderer, table);
        renderer.Write("</div>\n");
    }
}

/// <summary>A mark in words in place of a form control that could not be used.</summary>
internal sealed class TaskMarks(UiText words) : HtmlObjectRenderer<TaskList>
{
    protected override void Write(HtmlRenderer renderer, TaskList task)
    {
        if (!renderer.EnableHtmlForInline)
            return;
        renderer.Write("<span class=\"task\" role=\"img\" aria-label=\"").WriteEscape(words[task.Checked ? "task.done" : "task.open"])
            .Write("\">").Write(task.Checked ? "☑" : "☐").Write("</span>");
    }
}

/// <summary>A line end within a Chinese sentence is no space.</summary>
internal sealed class LineBreaks : LineBreakInlineRenderer
{
    protected override void Write(HtmlRenderer renderer, LineBreakInline obj)
    {
        var isWithin = !obj.IsHard
            && obj.PreviousSibling is LiteralInline { Content: { IsEmpty: false } before }
            && obj.NextSibling is LiteralInline { Content: { IsEmpty: false } after }
            && IsOneSentence(before[before.End], after[after.Start]);
        if (!isWithin)
            base.Write(renderer, obj);
    }

    // Han, kana and their punctuation with the full-width forms; Hangul has spaces between its words.
    private static bool IsWide(char c) => c is >= '\u2e80' and <= '\u9fff' or >= '\uf900' and <= '\ufaff' or >= '\uff00' and <= '\uff60';

    // Marks that Chinese shares with other scripts: they are Chinese beside a Chinese character.
    private static bool IsShared(char c) => c is '“' or '”' or '‘' or '’' or '—' or '…';

    private static bool IsOneSentence(char before, char after) =>
        (IsWide(before) && (IsWide(after) || IsShared(after))) || (IsShared(before) && IsWide(after));
}

/// <summary>A heading without words would be an empty stop for screen readers.</summary>
internal sealed class WordedHeadings : HeadingRenderer
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
    {
        if (heading.Inline?.FirstChild is not null)
            base.Write(renderer, heading);
    }
}
