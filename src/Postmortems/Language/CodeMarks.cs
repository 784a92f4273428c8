using System.Collections.Immutable;

namespace Postmortems.Language;

/// <summary>A stretch of a title: words, or what its author set as code.</summary>
public sealed record TitlePiece(string Text, bool IsCode);

/// <summary>Backticks in a title, which is no Markdown otherwise: what stands between two runs of as many is code.</summary>
public static class CodeMarks
{
    /// <summary>The words alone, for whatever shows no code: a tab of the browser, a feed, a chart.</summary>
    public static string Plain(string title) => title.Contains('`') ? string.Concat(Pieces(title).Select(piece => piece.Text)) : title;

    /// <summary>In order; without the marks, but for those that stand alone. Empty where nothing is code.</summary>
    public static ImmutableArray<TitlePiece> Code(string title) =>
        title.Contains('`') && Pieces(title) is var pieces && pieces.Any(piece => piece.IsCode) ? pieces : [];

    private static ImmutableArray<TitlePiece> Pieces(string title)
    {
        var pieces = ImmutableArray.CreateBuilder<TitlePiece>();
        var runs = Runs(title);
        var from = 0;
        for (var i = 0; i < runs.Count; i++)
        {
            var (start, length) = runs[i];
            var end = runs.FindIndex(i + 1, run => run.Length == length);
            if (end < 0)
                continue;
            if (start > from)
                pieces.Add(new TitlePiece(title[from..start], IsCode: false));
            var code = title[(start + length)..runs[end].Start];
            pieces.Add(new TitlePiece(code.Trim() is { Length: > 0 } inner ? inner : code, IsCode: true));
            from = runs[end].Start + length;
            i = end;
        }

        if (from < title.Length)
            pieces.Add(new TitlePiece(title[from..], IsCode: false));
        return pieces.ToImmutable();
    }

    private static List<(int Start, int Length)> Runs(string title)
    {
        var runs = new List<(int, int)>();
        for (var at = title.IndexOf('`'); at >= 0; at = title.IndexOf('`', at))
        {
            var start = at;
            while (at < title.Length && title[at] == '`')
                at++;
            runs.Add((start, at - start));
            if (at == title.Length)
                break;
        }

        return runs;
    }
}
