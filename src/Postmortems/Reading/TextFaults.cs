using System.Text;
using Postmortems.Diagnostics;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>Faults of the characters themselves, before anything is read from them.</summary>
internal static class TextFaults
{
    /// <summary>Bytes that were no UTF-8 arrive as U+FFFD; control characters have no business in a report. The first of each is named.</summary>
    public static void Find(SourceFile source, FaultList faults)
    {
        // What is broken or hidden is no ASCII, and that most reports are is quickly seen.
        var isAscii = Ascii.IsValid(source.Text);
        var broken = isAscii ? -1 : source.Text.IndexOf('\uFFFD');
        if (broken >= 0)
            faults.AddVariant(ReadingRules.NotUtf8, "bytes", new TextSpan(broken, broken + 1));

        var control = source.Text.AsSpan().IndexOfAny(Controls);
        if (control >= 0)
            faults.AddVariant(ReadingRules.NotUtf8, "control", new TextSpan(control, control + 1), ("character", $"U+{(int)source.Text[control]:X4}"));

        var hidden = isAscii ? 0 : source.Text.AsSpan(1 < source.Text.Length ? 1 : 0).IndexOfAny(Hidden) + 1;
        if (hidden > 0)
            faults.Add(ReadingRules.HiddenCharacter, new TextSpan(hidden, hidden + 1), ("character", $"U+{(int)source.Text[hidden]:X4}"));
    }

    /// <summary>
    /// What nobody sees, and what turns the direction of text, so that it reads otherwise than it is stored. Joiners are left alone: emoji
    /// and several scripts are written with them.
    /// </summary>
    private static readonly System.Buffers.SearchValues<char> Hidden = System.Buffers.SearchValues.Create(
        "\u061C\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF");

    private static readonly System.Buffers.SearchValues<char> Controls = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n' or '\r')).Select(c => (char)c), '\u007F']);
}
