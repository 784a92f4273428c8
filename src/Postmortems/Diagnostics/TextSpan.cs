using Markdig.Syntax;
using YamlDotNet.Core;

namespace Postmortems.Diagnostics;

/// <summary>A stretch of a source file: UTF-16 offsets, 0-based, end exclusive.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    /// <summary>Markdig counts an inclusive end, from the start of the body.</summary>
    /// <param name="bodyOffset">Offset in the file of the first character that Markdig was given.</param>
    public static TextSpan Of(MarkdownObject node, int bodyOffset) => new(bodyOffset + node.Span.Start, bodyOffset + node.Span.End + 1);

    /// <summary>YamlDotNet counts from the first character of the YAML, which is not the first of the file.</summary>
    /// <param name="yamlOffset">Offset in the file of the first character after the opening <c>---</c> line.</param>
    public static TextSpan Of(Mark start, Mark end, int yamlOffset) => new(yamlOffset + (int)start.Index, yamlOffset + (int)end.Index);

    public bool Contains(int offset) => offset >= Start && offset < End;
}
