using System.Globalization;
using Postmortems.Diagnostics;
using Spectre.Console.Rendering;

namespace Postmortems.Cli.Output;

/// <summary>The line that a finding is about, cut to a window, and the marks beneath it.</summary>
/// <param name="Number">Of the line.</param>
/// <param name="Underline">As many cells wide as the text above: a Chinese letter takes two.</param>
internal sealed record CodeFrame(string Number, string Line, string Underline)
{
    private const int Window = 100;

    public static CodeFrame Of(Diagnostic finding)
    {
        var (line, column) = finding.Source.Position(finding.Span.Start);
        var text = Shown(finding, finding.Source.Line(line), finding.Span.Start - (column - 1));
        var start = Math.Min(column - 1, text.Length);
        var end = Math.Clamp(start + finding.Span.Length, start, text.Length);
        var from = start > Window / 2 ? Whole(text, start - (Window / 4)) : 0;
        var to = Whole(text, Math.Min(text.Length, from + Window));
        end = Math.Min(end, to);

        var before = (from > 0 ? "…" : "") + Printable.Line(text[from..start]);
        var marked = Printable.Line(text[start..end]);
        var after = Printable.Line(text[end..to]) + (to < text.Length ? "…" : "");
        return new CodeFrame(
            line.ToString(CultureInfo.InvariantCulture),
            before + marked + after,
            new string(' ', Cells(before)) + new string('^', Math.Max(1, Cells(marked))));
    }

    /// <summary>The line with a point for each character that nobody may see.</summary>
    private static string Shown(Diagnostic finding, string line, int lineStart)
    {
        if (finding.Hidden.IsEmpty)
            return line;
        var shown = line.ToCharArray();
        foreach (var hidden in finding.Hidden)
        {
            for (var i = Math.Max(0, hidden.Start - lineStart); i < Math.Min(line.Length, hidden.End - lineStart); i++)
                shown[i] = '•';
        }

        return new string(shown);
    }

    // Never between the two halves of one character.
    private static int Whole(string text, int at) => at < text.Length && at > 0 && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static int Cells(string text) => text.Length == 0 ? 0 : new Segment(text).CellCount();
}
