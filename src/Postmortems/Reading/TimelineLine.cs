using System.Text.RegularExpressions;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>"10:06:20 **detected** Operations receive the report": a time, then perhaps a phase in bold, then text.</summary>
internal static partial class TimelineLine
{
    /// <param name="text">Markdown of one list item, its continuation lines already joined.</param>
    /// <param name="start">Offset of the text in the file.</param>
    public static WrittenEntry Read(string text, int start)
    {
        var lead = Dress().Match(text).Length;
        var scan = TimeScanner.Scan(text.AsSpan(lead), out var time);
        // "**12:06**" and "[12:07]" are dressed up; what only looks so is text again.
        lead = scan is TimeScan.Found ? lead : 0;
        time = time with { Length = time.Length + lead };
        var timeEnd = scan switch
        {
            TimeScan.Found => time.Length + (lead > 0 ? Undress().Match(text[time.Length..]).Length : 0),
            TimeScan.Malformed => MalformedEnd(text),
            _ => 0,
        };
        var rest = timeEnd + Separator().Match(text[timeEnd..]).Length;
        var phase = PhaseIn(text[rest..], out var phaseLength);
        var isRange = scan is TimeScan.Found && TimeScanner.Scan(text.AsSpan(rest), out _) is not TimeScan.None;
        return new WrittenEntry
        {
            Scan = scan,
            Time = time,
            TimeText = text[..timeEnd].Trim(),
            Phase = phase,
            Slip = phase is null && scan is TimeScan.Found ? SlipIn(text[rest..]) : null,
            IsUnclear = isRange || (scan is TimeScan.None && phase is null && (Clock().IsMatch(text) || NamesPhase(text))),
            Text = text[(rest + phaseLength)..].Trim(),
            Span = new TextSpan(start, start + text.Length),
            TimeSpan = new TextSpan(start, start + timeEnd),
        };
    }

    // "2026-03-14 25:10": the date is right, and what is wrong stands behind it.
    private static int MalformedEnd(string text)
    {
        var end = WordEnd(text, 0);
        return TimeScanner.Scan(text.AsSpan(0, end), out _) is TimeScan.Found ? WordEnd(text, end) : end;
    }

    private static int WordEnd(string text, int start) =>
        start < text.Length && text.AsSpan(start + 1).IndexOfAny(" \t\n，") is >= 0 and var length ? start + 1 + length : text.Length;

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

    private static (string Word, Phase Meant)? SlipIn(string text) =>
        Bold().Match(text) is { Success: true } match && match.Groups["word"].Value.Trim().TrimEnd(':', '：') is var word && Vocabulary.FindSlip<Phase>(word) is { } meant
            ? (word, meant)
            : null;

    /// <summary>A phase in bold further on: somebody meant the line to mark it.</summary>
    private static bool NamesPhase(string text)
    {
        var bold = BoldAnywhere().Match(text);
        return bold.Success && Vocabulary.Find<Phase>(bold.Groups["word"].Value) is { } phase && phase.IsMilestone();
    }

    // A clock within the first words: "March 14, 2024 13:30", "次日 10:00".
    [GeneratedRegex(@"^.{0,24}\b[0-9]{1,2}[:：][0-9]{2}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\*\*(?<word>[^*\n]{1,40})\*\*", RegexOptions.NonBacktracking)]
    private static partial Regex BoldAnywhere();

    [GeneratedRegex(@"^(\*\*|__|\[|\(|`|【)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Dress();

    [GeneratedRegex(@"^(\*\*|__|\]|\)|`|】)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Undress();

    [GeneratedRegex(@"^[\s\-–—:：，,|]*", RegexOptions.NonBacktracking)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(\*\*|__)(?<word>[^*_\n]{1,40}(_[^*_\n]{1,20})?)(\*\*|__)[\s\-–—:：，,。]*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bold();
}
