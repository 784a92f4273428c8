using System.Collections.Immutable;

namespace Postmortems.Diagnostics;

/// <summary>A file's text and where it came from. The text is kept only as long as somebody may have to quote it.</summary>
public sealed class SourceFile
{
    private ImmutableArray<int> _lineStarts;

    /// <param name="path">As people name it: relative, with "/".</param>
    public SourceFile(string path, string text) => (Path, Text) = (path, text);

    public string Path { get; }

    public string Text { get; }

    /// <summary>1-based; columns count UTF-16 units, as editors and SARIF do. Offsets beyond the end answer with the end.</summary>
    public (int Line, int Column) Position(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var starts = LineStarts();
        var index = starts.BinarySearch(offset);
        var line = index >= 0 ? index : ~index - 1;
        // Editors do not count a byte order mark.
        var mark = line == 0 && offset > 0 && Text[0] == '\uFEFF' ? 1 : 0;
        return (line + 1, offset - starts[line] + 1 - mark);
    }

    /// <summary>The text of a line without its end; empty for a line that is not there.</summary>
    /// <param name="line">1-based.</param>
    public string Line(int line)
    {
        var starts = LineStarts();
        if (line < 1 || line > starts.Length)
            return "";
        var end = line < starts.Length ? starts[line] : Text.Length;
        return Text[starts[line - 1]..end].TrimEnd('\r', '\n');
    }

    public string Slice(TextSpan span) => Text[Math.Clamp(span.Start, 0, Text.Length)..Math.Clamp(span.End, 0, Text.Length)];

    private ImmutableArray<int> LineStarts()
    {
        if (_lineStarts.IsDefault)
            _lineStarts = FindLineStarts(Text);
        return _lineStarts;
    }

    // A lone CR ends a line too: YAML and editors both take it so.
    private static ImmutableArray<int> FindLineStarts(string text)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var line = 0; text.AsSpan(line).IndexOfAny('\n', '\r') is >= 0 and var length; starts.Add(line))
        {
            var end = line + length;
            line = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
        }

        return starts.ToImmutable();
    }
}
