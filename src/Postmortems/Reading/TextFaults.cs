using Postmortems.Diagnostics;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>Faults of the characters themselves, before anything is read from them.</summary>
internal static class TextFaults
{
    /// <summary>Bytes that were no UTF-8 arrive as U+FFFD; control characters have no business in a report. The first of each is named.</summary>
    public static void Find(SourceFile source, FaultList faults)
    {
        var broken = source.Text.IndexOf('\uFFFD');
        if (broken >= 0)
            faults.AddVariant(ReadingRules.NotUtf8, "bytes", new TextSpan(broken, broken + 1));

        var control = source.Text.AsSpan().IndexOfAny(Controls);
        if (control >= 0)
            faults.AddVariant(ReadingRules.NotUtf8, "control", new TextSpan(control, control + 1), ("character", $"U+{(int)source.Text[control]:X4}"));
    }

    private static readonly System.Buffers.SearchValues<char> Controls = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n' or '\r')).Select(c => (char)c), '\u007F']);
}
