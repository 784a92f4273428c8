using System.Text.RegularExpressions;
using Markdig.Syntax;
using Postmortems.Parsing;

namespace Postmortems.Importing;

/// <summary>Lines of a timeline as the reader takes them.</summary>
internal static partial class TimelineText
{
    /// <summary>"- 2017-09-29 08:59 The issue is opened", with all further lines indented.</summary>
    /// <param name="marker">"-", or "3." in a numbered list.</param>
    /// <param name="at">The time as ours.</param>
    /// <param name="text">As written, with its time.</param>
    public static string Line(string marker, string at, ForeignTime time, string text)
    {
        var rest = text[time.Length..];
        rest = rest[Separator().Match(rest).Length..];
        if (time.Reopened.Length > 0)
            rest = time.Reopened + rest;
        if (time.Until.Length > 0)
            rest = $"({time.Until}) {rest}";
        // "10:05 10:20 is the peak" would be a stretch of time to the reader.
        else if (TimeScanner.Scan(rest, out _) is not TimeScan.None)
            rest = $"“{rest}”";
        return $"{marker} {at} {Indented(rest, marker).TrimStart()}".TrimEnd();
    }

    /// <summary>The items of a list, each as a paragraph: for a list that the reader would take for lines, or for promises.</summary>
    public static string Paragraphs(ListBlock list, MarkdownEdit edit) =>
        string.Join("\n\n", list.OfType<ListItemBlock>().Where(item => item.Count > 0).Select(item => edit.Slice(item[0])));

    /// <summary>A line without a time that the reader would ask about.</summary>
    public static bool LooksTimed(string text) =>
        TimeScanner.Scan(text.TrimStart('[', '(', '*', '_'), out _) is not TimeScan.None || Clock().IsMatch(text) || Bold().IsMatch(text);

    /// <summary>Lines that belong to an item behind the marker.</summary>
    public static string Indented(string text, string marker = "-") =>
        string.Join('\n', text.Split('\n').Select(line => line.Trim().Length == 0 ? "" : new string(' ', marker.Length + 1) + line));

    [GeneratedRegex(@"^[\s\-–—:：，,.|]*", RegexOptions.NonBacktracking)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^.{0,24}\b[0-9]{1,2}[:：][0-9]{2}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\*\*[^*\n]{1,40}\*\*", RegexOptions.NonBacktracking)]
    private static partial Regex Bold();
}
