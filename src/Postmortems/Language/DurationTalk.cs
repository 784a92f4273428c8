using System.Buffers;
using System.Text.RegularExpressions;

namespace Postmortems.Language;

/// <summary>What the words around a duration say that it measures.</summary>
public enum Measured
{
    /// <summary>A part, a limit, an age, a wish: nothing that the report's clocks could confirm.</summary>
    SomethingElse,

    /// <summary>The incident as a whole.</summary>
    Incident,

    /// <summary>What somebody could not do: the incident only where the one that is named is the one that was hurt.</summary>
    Outage,

    ToDetect,

    ToAcknowledge,

    ToIdentify,

    ToRecover,
}

/// <summary>
/// Reads from a sentence what a duration in it measures. Only what is surely said of the incident counts: people write durations of
/// timeouts, deployments, other incidents and hopes beside it.
/// </summary>
public static partial class DurationTalk
{
    /// <summary>Further away nothing is said of a duration.</summary>
    private const int Reach = 160;

    /// <summary>One of these stands in every sentence that can tell how long an incident took.</summary>
    private static readonly SearchValues<string> Cues = SearchValues.Create(
        [
            "outage", "incident", "downtime", "disruption", "interruption", "unavailab", "lasted", "lasting", "took", " for ", "detect", "recovery", "restored",
            "resol", "mitigated", "duration", "time to", "fixed",
        ],
        StringComparison.OrdinalIgnoreCase);

    // By themselves: letters alone are searched for much faster.
    private static readonly SearchValues<string> ChineseCues = SearchValues.Create(
        ["故障", "事故", "中断", "停机", "宕机", "停服", "不可用", "瘫痪", "持续", "历时", "耗时", "用时", "用了", "花了", "时长", "时间", "长达", "发现", "恢复", "无法"],
        StringComparison.Ordinal);

    public static bool MayTell(ReadOnlySpan<char> sentence) => sentence.ContainsAny(Cues) || (Han.IsIn(sentence) && sentence.ContainsAny(ChineseCues));

    /// <summary>The whole sentence speaks of another time, of others or of a rule: none of its durations is the incident's.</summary>
    /// <param name="sentence">Without line ends.</param>
    public static bool IsOfAnother(ReadOnlySpan<char> sentence) => Elsewhere.IsIn(sentence);

    /// <param name="sentence">Without line ends, and not <see cref="IsOfAnother"/>.</param>
    public static Measured Of(string sentence, DurationInText found)
    {
        if (ElsewhereInClause.IsIn(ClauseAround(sentence, found)))
            return Measured.SomethingElse;
        var before = Plain(sentence.AsSpan()[Math.Max(0, found.Start - Reach)..found.Start]) + " ";
        var after = " " + Plain(sentence.AsSpan()[found.End..Math.Min(sentence.Length, found.End + Reach)]);
        var measured = before.Any(IsHan) || after.Any(IsHan) ? Chinese(before.Replace(" ", ""), after.Replace(" ", "")) ?? English(before, after) : English(before, after);
        return measured is null || NotThatLong().IsMatch(after) ? Measured.SomethingElse : measured.Value;
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';

    /// <summary>A part of the machinery, which may be down while nobody is hurt.</summary>
    public static bool NamesPart(string clause) => PartWords.IsIn(clause);

    /// <summary>The service as people meet it, or these people.</summary>
    public static bool NamesWhole(string clause) => WholeWords.IsIn(clause);

    private static Measured? English(string before, string after)
    {
        var isTask = Took().IsMatch(before);
        return
            DetectBefore().IsMatch(before) || (isTask && ToDetectAfter().IsMatch(after)) || DetectAfter().IsMatch(after) ? Measured.ToDetect
            : AcknowledgeBefore().IsMatch(before) || (isTask && after.StartsWith(" to acknowledge", StringComparison.OrdinalIgnoreCase)) ? Measured.ToAcknowledge
            : IdentifyBefore().IsMatch(before) || (isTask && ToIdentifyAfter().IsMatch(after)) ? Measured.ToIdentify
            : RecoverBefore().IsMatch(before) || (isTask && ToRecoverAfter().IsMatch(after)) ? Measured.ToRecover
            : (IncidentBefore().IsMatch(before) && !NamedOther().IsMatch(before)) || IncidentAfter().IsMatch(after) ? Measured.Incident
            : OutageBefore().IsMatch(before) ? Measured.Outage
            : null;
    }

    private static Measured? Chinese(string before, string after) =>
        DetectBeforeInChinese().IsMatch(before) || (BeganInChinese().IsMatch(before) && DetectedAfterInChinese().IsMatch(after)) ? Measured.ToDetect
        : IdentifyBeforeInChinese().IsMatch(before) ? Measured.ToIdentify
        : RecoverBeforeInChinese().IsMatch(before) ? Measured.ToRecover
        : (IncidentBeforeInChinese().IsMatch(before) && !NamedOtherInChinese().IsMatch(before)) || IncidentAfterInChinese().IsMatch(after) ? Measured.Incident
        : OutageBeforeInChinese().IsMatch(before) ? Measured.Outage
        : null;

    private static ReadOnlySpan<char> ClauseAround(string sentence, DurationInText found)
    {
        var end = sentence.AsSpan(found.End).IndexOfAny('，', '；', ',');
        return sentence.AsSpan()[(sentence.AsSpan(0, found.Start).LastIndexOfAny('，', '；', ',') + 1)..(end < 0 ? sentence.Length : found.End + end)];
    }

    /// <summary>Without marks of emphasis, and with one blank for any.</summary>
    private static string Plain(ReadOnlySpan<char> text)
    {
        Span<char> plain = stackalloc char[text.Length];
        var length = 0;
        var isBlank = false;
        foreach (var c in text)
        {
            if (c is '*' or '_' || char.IsWhiteSpace(c))
            {
                isBlank = length > 0;
                continue;
            }

            if (isBlank)
                plain[length++] = ' ';
            plain[length++] = c;
            isBlank = false;
        }

        return new string(plain[..length]);
    }
}
