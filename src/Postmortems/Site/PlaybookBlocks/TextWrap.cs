using System.Collections.Immutable;
using System.Text;

namespace Postmortems.Site.PlaybookBlocks;

/// <summary>
/// Breaks a text into lines for a drawing, whose fonts are not known: a Chinese character counts as 1 em, a Latin one as its average in
/// common sans serifs. Good to a tenth, for which boxes leave room.
/// </summary>
internal static class TextWrap
{
    private const double Narrow = 0.56;

    /// <summary>Marks that no line may begin with.</summary>
    private const string NeverFirst = "，。、；：？！）》」』”’,.;:?!)";

    /// <summary>As few lines as the width asks for, each about as long: nobody wants a single character on the last.</summary>
    /// <param name="width">In em.</param>
    public static ImmutableArray<string> Lines(string text, double width)
    {
        var lines = Filled(text, width);
        for (var narrower = width - Narrow; narrower > width / 2 && lines.Length > 1; narrower -= Narrow)
        {
            var tried = Filled(text, narrower);
            if (tried.Length > lines.Length || tried.Any(line => Width(line) > width))
                break;
            lines = tried;
        }

        return lines;
    }

    private static ImmutableArray<string> Filled(string text, double width)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = new StringBuilder();
        foreach (var piece in Pieces(text).SelectMany(piece => Cut(piece, width)))
        {
            if (line.Length > 0 && Width(line.ToString()) + Width(piece.TrimEnd()) > width && !NeverFirst.Contains(piece[0]))
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
            }

            line.Append(piece);
        }

        if (line.ToString().TrimEnd() is { Length: > 0 } rest)
            lines.Add(rest);
        return lines.ToImmutable();
    }

    /// <summary>In em.</summary>
    public static double Width(string text) => text.Sum(c => IsWide(c) ? 1 : Narrow);

    /// <summary>A word that no line has room for is cut, wherever that may be.</summary>
    private static IEnumerable<string> Cut(string piece, double width)
    {
        var start = 0;
        for (var end = 1; end < piece.Length; end++)
        {
            if (Width(piece[start..end]) + Narrow <= width || char.IsLowSurrogate(piece[end]) || piece[end] == ' ')
                continue;
            yield return piece[start..end];
            start = end;
        }

        yield return piece[start..];
    }

    /// <summary>What stays together: a wide character, a word with the space behind it, and what no-break spaces hold together up to the next mark.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isHeld = text.AsSpan(start..(i + 1)).Contains('\u00a0') && !NeverFirst.Contains(text[i]);
            var isEnd = i + 1 == text.Length || (!isHeld && (IsWide(text[i]) || IsWide(text[i + 1]))) || (text[i] == ' ' && text[i + 1] != ' ');
            if (!isEnd || (i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])))
                continue;
            yield return text[start..(i + 1)];
            start = i + 1;
        }
    }

    private static bool IsWide(char c) => c is >= '\u2e80' and <= '\ud7ff' or >= '\uf900' and <= '\ufaff' or >= '\uff00' and <= '\uff60';
}
