// The frames that compiled views consist of are documented as the framework's own: another version of it is told by ComponentDrawingTests, which
// compare every page with what its own renderer writes.
#pragma warning disable BL0006

using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.RenderTree;
using Postmortems.Theme.Layout;

namespace Postmortems.Theme;

/// <summary>
/// Writes components as HTML as they are met, each once and to the end. The framework's renderer writes the same in four times the time: it keeps a
/// state of each component, to compare it with the next, and goes through everything once more to write it. Ours are never drawn a second time.
/// </summary>
internal sealed class Drawing
{
    // What HTML closes by itself.
    private static readonly HashSet<string> Void = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

    private readonly HtmlEncoder _encoder;

    // One for each component that is open: what a parent consists of stays while its children are drawn.
    private readonly List<RenderTreeBuilder> _builders = [];

    private int _depth;

    public Drawing(HtmlEncoder encoder) => _encoder = encoder;

    /// <param name="root">With its parameters.</param>
    public void Write(Drawn root, TextWriter html)
    {
        if (_depth == _builders.Count)
            _builders.Add(new RenderTreeBuilder());
        var builder = _builders[_depth++];
        try
        {
            root.DrawOn(builder);
            var frames = builder.GetFrames();
            Write(frames.Array.AsSpan(0, frames.Count), html);
        }
        finally
        {
            builder.Clear();
            _depth--;
        }
    }

    private void Write(ReadOnlySpan<RenderTreeFrame> frames, TextWriter html)
    {
        for (var at = 0; at < frames.Length;)
        {
            ref readonly var frame = ref frames[at];
            switch (frame.FrameType)
            {
                case RenderTreeFrameType.Text:
                    _encoder.Encode(html, frame.TextContent);
                    at++;
                    break;
                case RenderTreeFrameType.Markup:
                    html.Write(frame.MarkupContent);
                    at++;
                    break;
                case RenderTreeFrameType.Element:
                    WriteElement(frame.ElementName, frames.Slice(at + 1, frame.ElementSubtreeLength - 1), html);
                    at += frame.ElementSubtreeLength;
                    break;
                case RenderTreeFrameType.Component:
                    Write(ComponentMaker.Of(frame.ComponentType).Make(frames.Slice(at + 1, frame.ComponentSubtreeLength - 1)), html);
                    at += frame.ComponentSubtreeLength;
                    break;
                case RenderTreeFrameType.Region:
                    at++;
                    break;
                default:
                    throw new NotSupportedException($"A view of a page that nobody works in cannot hold a frame of type {frame.FrameType}.");
            }
        }
    }

    private void WriteElement(string name, ReadOnlySpan<RenderTreeFrame> inner, TextWriter html)
    {
        html.Write('<');
        html.Write(name);
        var attributes = 0;
        for (; attributes < inner.Length && inner[attributes].FrameType is RenderTreeFrameType.Attribute; attributes++)
            WriteAttribute(inner[attributes].AttributeName, inner[attributes].AttributeValue, html);
        if (attributes == inner.Length && Void.Contains(name))
        {
            html.Write(" />");
            return;
        }

        html.Write('>');
        Write(inner[attributes..], html);
        html.Write("</");
        html.Write(name);
        html.Write('>');
    }

    private void WriteAttribute(string name, object value, TextWriter html)
    {
        if (value is not (string or true))
            return;
        html.Write(' ');
        html.Write(name);
        if (value is not string text)
            return;
        html.Write("=\"");
        _encoder.Encode(html, text);
        html.Write('"');
    }
}
