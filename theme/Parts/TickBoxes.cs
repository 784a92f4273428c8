using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Postmortems.Theme.Parts;

/// <summary>An item of a checklist as a box that can be ticked, with its text as the label.</summary>
internal sealed class TickBoxes : ParagraphRenderer
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
    {
        if (paragraph.Inline?.FirstChild is not TaskList)
        {
            base.Write(renderer, paragraph);
            return;
        }

        renderer.Write("<label class=\"tick\">");
        renderer.WriteLeafInline(paragraph);
        renderer.WriteLine("</label>");
    }

    /// <summary>The box itself: a form control of no form, so that it works without script and sends nothing.</summary>
    internal sealed class Box : HtmlObjectRenderer<TaskList>
    {
        protected override void Write(HtmlRenderer renderer, TaskList task)
        {
            if (renderer.EnableHtmlForInline)
                renderer.Write("<input type=\"checkbox\"").Write(task.Checked ? " checked" : "").Write('>');
        }
    }
}
