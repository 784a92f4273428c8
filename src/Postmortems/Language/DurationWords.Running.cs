using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Postmortems.Language;

/// <summary>A duration in the middle of a sentence.</summary>
/// <param name="Start">Of its words, the hedge among them, in the sentence.</param>
/// <param name="End">Exclusive.</param>
public sealed record DurationInText(int Start, int End, SaidDuration Said);

/// <summary>Durations in running text.</summary>
public static partial class DurationWords
{
    private static readonly ImmutableArray<string> HedgesBefore =
    [
        "~", "≈", "about", "around", "approximately", "approx.", "approx", "roughly", "circa", "nearly", "almost", "just under", "close to", "just over", "over",
        "more than", "at least", "大约", "大概", "约为", "约", "接近", "将近", "近", "超过", "至少",
    ];

    private static readonly ImmutableArray<string> HedgesAfter = ["左右", "上下", "多", "以上", "or so"];

    private static readonly SearchValues<string> UnitWords = SearchValues.Create(
        ["minute", "min", "hour", "hr", "day", "week", "sec"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> ChineseUnits = SearchValues.Create(["小时", "钟头", "分钟", "秒", "天", "周"], StringComparison.Ordinal);

    /// <summary>A quick look: a unit in words behind a number, or a letter behind a digit.</summary>
    public static bool MayStandIn(ReadOnlySpan<char> sentence)
    {
        var isChinese = Han.IsIn(sentence);
        if (isChinese && sentence.ContainsAny(ChineseUnits))
            return true;
        for (var i = 0; sentence[i..].IndexOfAnyInRange('0', '9') is >= 0 and var step; i++)
        {
            i += step;
            if (i + 1 < sentence.Length && sentence[i + 1] is 'h' or 'm' or 's' or 'd' or 'w')
                return true;
        }

        for (var i = 0; sentence[i..].IndexOfAny(UnitWords) is >= 0 and var step; i++)
        {
            i += step;
            if (isChinese || EndsWithNumber(sentence[..i]))
                return true;
        }

        return false;
    }

    private static bool EndsWithNumber(ReadOnlySpan<char> text)
    {
        while (text is [.., var last] && (last == '-' || char.IsWhiteSpace(last)))
            text = text[..^1];
        var word = text.Length;
        while (word > 0 && char.IsAsciiLetter(text[word - 1]))
            word--;
        return text is [.., >= '0' and <= '9'] || NumberWords.ContainsKey(text[word..]);
    }

    /// <summary>
    /// In order. Months, which no outage of a sentence is measured in, a range ("20 to 30 minutes"), a time of day, a date and a number that is part of something else are none, and neither is a
    /// letter that may as well stand for millions or metres.
    /// </summary>
    public static IEnumerable<DurationInText> In(string sentence)
    {
        var end = 0;
        var parts = Part().Matches(sentence);
        for (var i = 0; i < parts.Count; i++)
        {
            var (begin, first, last) = (i, parts[i], parts[i]);
            while (i + 1 < parts.Count && Joins(last, parts[i + 1], sentence))
                last = parts[++i];
            if (UnitOf(first.Groups["u"].ValueSpan) == Month || !IsNumberOfItsOwn(sentence, first, end) || !EndsAsWord(sentence, first, last))
                continue;
            var (start, hedge) = WithHedge(sentence, first.Index, end);
            var stop = WithHedgeAfter(sentence, last.Index + last.Length);
            if (!IsRange(sentence, start, hedge) && SumOf(parts, begin, i, hedge + sentence[(last.Index + last.Length)..stop]) is { } said)
                yield return new DurationInText(start, end = stop, said);
        }
    }

    /// <summary>The figure without the words that keep a text from being one: "approximately 10 minutes" of "approximately a 10 minutes gap".</summary>
    /// <returns>Null where there is none, or more than one.</returns>
    public static string? OnlyOneIn(string text)
    {
        var trimmed = text.Trim();
        if (In(trimmed).Take(2).ToList() is not [var only])
            return null;
        var hedge = Before().Match(trimmed).Value;
        var figure = trimmed[only.Start..only.End];
        return only.Start > hedge.Length && TryRead(hedge + figure) is not null ? hedge + figure : figure;
    }

    /// <summary>"1 hour, 20 minutes": the second in a smaller unit. Two durations in a row are two.</summary>
    private static bool Joins(Match first, Match second, string text)
    {
        var between = text.AsSpan(first.Index + first.Length, second.Index - first.Index - first.Length);
        return between.Length <= 5 && between.Trim() is "" or "," or "and" or "又" or "零" && !between.Contains('\n')
            && UnitOf(second.Groups["u"].ValueSpan) < UnitOf(first.Groups["u"].ValueSpan);
    }

    private static bool IsNumberOfItsOwn(string text, Match part, int from)
    {
        if (part.Index == 0 || part.Index == from)
            return true;
        var before = text[part.Index - 1];
        if (before is ':' or '：' && (part.Index == 1 || !char.IsAsciiDigit(text[part.Index - 2])))
            return true;
        if (char.IsAsciiLetterOrDigit(before) || before is '.' or ',' or ':' or '：' or '/' or '$' or '€' or '¥' or '#' or '+' or '-')
            return false;
        var word = text.AsSpan(0, part.Index).TrimEnd();
        return word.Length == 0 || word[^1] is not ('点' or '时' or '月' or '年' or '第' or '几' or '数' or '每');
    }

    private static bool EndsAsWord(string text, Match first, Match last)
    {
        var end = last.Index + last.Length;
        var after = end < text.Length ? text[end] : ' ';
        var unit = last.Groups["u"];
        if (text.AsSpan(end).StartsWith(" and a half", StringComparison.OrdinalIgnoreCase))
            return false;
        if (unit.Value is "日" or "分" && (unit.Value is "日" || after is '之'))
            return false;
        if (!char.IsAscii(unit.Value[0]))
            return true;
        // "45m" and "1h20m" may be said so; "45 m" and "5M" are something else.
        var isLetter = unit.Length == 1;
        return !char.IsAsciiLetterOrDigit(after) && (!isLetter || (char.IsAsciiDigit(text[unit.Index - 1]) && char.IsAsciiLetterLower(unit.Value[0])))
            && (char.IsAsciiDigit(first.Value[0]) || first.Index == 0 || !char.IsAsciiLetter(text[first.Index - 1]));
    }

    private static (int Start, string Hedge) WithHedge(string text, int start, int from)
    {
        var before = text.AsSpan(from, start - from).TrimEnd();
        foreach (var word in HedgesBefore)
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (!char.IsAsciiLetter(word[0]) || before.Length == word.Length || !char.IsAsciiLetter(before[^(word.Length + 1)])))
                return (from + before.Length - word.Length, word);
        }

        return (start, "");
    }

    private static int WithHedgeAfter(string text, int end)
    {
        var rest = text.AsSpan(end).TrimStart();
        foreach (var word in HedgesAfter)
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return text.Length - rest.Length + word.Length;
        }

        return end;
    }

    private static bool IsRange(string text, int start, string hedge)
    {
        if (hedge == "~" && start > 0 && char.IsAsciiDigit(text[start - 1]))
            return true;
        var before = text.AsSpan(0, start).TrimEnd();
        foreach (var joint in (ReadOnlySpan<string>)["-", "–", "—", "~", "至", "到", " to", " or", "或"])
        {
            if (before.EndsWith(joint, StringComparison.OrdinalIgnoreCase))
                return before[..^joint.Length].TrimEnd() is [.., var last] && (char.IsAsciiDigit(last) || "一二两三四五六七八九十百半钟时秒天seonrt".Contains(last));
        }

        return false;
    }
}
