namespace Postmortems.Cli.Output;

/// <summary>Authors' text on a terminal or in a log.</summary>
internal static class Printable
{
    /// <summary>On one line, with control characters shown instead of obeyed: a report must not steer the reader's terminal.</summary>
    public static string Line(string text) =>
        text.Any(NeedsMask) ? string.Concat(text.Select(c => !NeedsMask(c) ? c.ToString() : c is '\n' or '\r' or '\t' ? " " : $"\\u{(int)c:X4}")) : text;

    // Beside the control characters those that turn the direction of text, or have no width.
    private static bool NeedsMask(char c) => char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200B' or '\u2028' or '\u2029';
}
