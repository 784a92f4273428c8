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

    /// <param name="width">In em.</param>
    public static ImmutableArray<string> Lines(string text, double width)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = new StringBuilder();
        foreach (var piece in Pieces(text))
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

    /// <summary>What stays together: a wide character, or a word with the space behind it. A no-break space is none.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isEnd = i + 1 == text.Length || IsWide(text[i]) || IsWide(text[i + 1]) || (text[i] == ' ' && text[i + 1] != ' ');
            if (!isEnd || (i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])))
                continue;
            yield return text[start..(i + 1)];
            start = i + 1;
        }
    }

    private static bool IsWide(char c) => c is >= '\u2e80' and <= '\ud7ff' or >= '\uf900' and <= '\ufaff' or >= '\uff00' and <= '\uff60';
}
