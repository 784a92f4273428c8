using System.Collections.Immutable;
using System.Text;
using Spectre.Console.Rendering;

namespace Postmortems.Cli.Output;

/// <summary>Prose in lines that a terminal has room for; a Chinese character takes two cells.</summary>
internal static class WrappedText
{
    /// <summary>Marks that no line may begin with: they hang over instead.</summary>
    private const string NeverFirst = "，。、；：？！）》」』”’";

    /// <summary>A word that is wider than a line has a line for itself.</summary>
    public static ImmutableArray<string> Lines(string text, int cells)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var (line, used) = (new StringBuilder(), 0);
        foreach (var piece in Pieces(text))
        {
            var width = Cells(piece.TrimEnd());
            if (used > 0 && used + width > cells && !NeverFirst.Contains(piece[0]))
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
                used = 0;
            }

            line.Append(piece);
            used += Cells(piece);
        }

        lines.Add(line.ToString().TrimEnd());
        return lines.ToImmutable();
    }

    /// <summary>As much of a text as there is room for, and "…" where that is not all.</summary>
    public static string Cut(string text, int cells)
    {
        if (Cells(text) <= cells)
            return text;
        var (end, used) = (0, 1);
        foreach (var rune in text.EnumerateRunes())
        {
            used += Cells(rune.ToString());
            if (used > cells)
                break;
            end += rune.Utf16SequenceLength;
        }

        return text[..end].TrimEnd() + "…";
    }

    public static int Cells(string text) => text.Length == 0 ? 0 : new Segment(text).CellCount();

    /// <summary>What stays together: a wide character, or a word with the space behind it.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isLast = i + 1 == text.Length;
            if (!isLast && !char.IsLowSurrogate(text[i + 1]) && (IsWide(text[i]) || IsWide(text[i + 1]) || (text[i] == ' ' && text[i + 1] != ' ')))
            {
                yield return text[start..(i + 1)];
                start = i + 1;
            }
            else if (isLast)
            {
                yield return text[start..];
            }
        }
    }

    private static bool IsWide(char c) => c is >= '\u2e80' and <= '\ud7ff' or >= '\uf900' and <= '\ufaff' or >= '\uff00' and <= '\uff60' or '“' or '”';
}
