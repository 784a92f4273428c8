using System.Text.RegularExpressions;
using Postmortems.Diagnostics;
using Postmortems.Language;
using Postmortems.Parsing;
using Phase = Postmortems.Incidents.Phase;

namespace Postmortems.Reading;

/// <summary>"10:06:20 **detected** Operations receive the report": a time, then perhaps a phase in bold, then text.</summary>
internal static partial class TimelineLine
{
    /// <param name="text">Markdown of one list item, its continuation lines already joined.</param>
    /// <param name="start">Offset of the text in the file.</param>
    public static WrittenEntry Read(string text, int start)
    {
        var scan = TimeScanner.Scan(text, out var time);
        var timeEnd = scan switch
        {
            TimeScan.Found => time.Length,
            TimeScan.Malformed => text.AsSpan().IndexOfAny(" \t\n，") is > 0 and var end ? end : text.Length,
            _ => 0,
        };
        var rest = timeEnd + Separator().Match(text[timeEnd..]).Length;
        var phase = PhaseIn(text[rest..], out var phaseLength);
        return new WrittenEntry
        {
            Scan = scan,
            Time = time,
            TimeText = text[..timeEnd].Trim(),
            Phase = phase,
            Text = text[(rest + phaseLength)..].Trim(),
            Span = new TextSpan(start, start + text.Length),
            TimeSpan = new TextSpan(start, start + timeEnd),
        };
    }

    // Only a phase's name makes bold text a phase: "**MySQL** fails over" stays text.
    private static Phase? PhaseIn(string text, out int length)
    {
        var match = Bold().Match(text);
        length = 0;
        if (!match.Success || Vocabulary.Find<Phase>(match.Groups["word"].Value.Trim().TrimEnd(':', '：')) is not { } phase)
            return null;
        length = match.Length;
        return phase;
    }

    [GeneratedRegex(@"^[\s\-–—:：，,|]*", RegexOptions.NonBacktracking)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(\*\*|__)(?<word>[^*_\n]{1,40}(_[^*_\n]{1,20})?)(\*\*|__)[\s\-–—:：，,。]*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bold();
}
