using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Importing;

/// <summary>
/// Times as people write them: "Sep 29 2017 08:59", "[02:54 PM PST]", "**12:36**", "12-05 16:21", "2023年4月5日 下午3点20分",
/// "00:25 - 00:29 AM". Reads the start of a text alone; what does not begin with a time is none.
/// </summary>
internal static partial class ForeignTimeReader
{
    private static readonly ImmutableArray<string> Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <param name="near">A day near to which a date without its year lies; null where none is known.</param>
    public static ForeignTime? Read(string text, LocalDate? near)
    {
        var start = Lead().Match(text);
        var at = start.Length;
        var isApproximate = start.Groups["approx"].Success;
        if (Epoch().Match(text, at, Math.Min(text.Length - at, 24)) is { Success: true } seconds)
            return OfEpoch(text, start, seconds);
        var day = Day().Match(text, at, Math.Min(text.Length - at, 80));
        var (date, isGuessed, isMonth) = day.Success ? DateOf(day, near) : default;
        if (day.Success && date is null)
            return null;
        at += day.Length;
        var gap = day.Success ? Gap().Match(text, at, Math.Min(text.Length - at, 24)) : Match.Empty;
        var clock = ClockAt(text, at + gap.Length, day.Success);
        // "10/20 nodes" is no day.
        if (clock is null && (date is null || day.Groups["short"].Success))
            return null;
        if (clock is not null)
            at = clock.Value.End;
        var zone = clock is null ? Match.Empty : Zone().Match(text, at, Math.Min(text.Length - at, 40));
        var iana = zone.Success ? ZoneOf(zone) : null;
        var offset = zone.Success ? OffsetOf(zone) : null;
        at += iana is null && offset is null ? 0 : zone.Length;
        if (EndsInWord(text, at))
            return null;
        var (end, reopened) = Closed(text, start.Groups["dress"].Value, at);
        return new ForeignTime
        {
            Date = date,
            IsYearGuessed = isGuessed,
            Clock = clock?.Time,
            Exactness = clock is null ? (isMonth ? Exactness.Month : Exactness.Day) : clock.Value.HasSeconds ? Exactness.Second : Exactness.Minute,
            IsApproximate = isApproximate || gap.Groups["approx"].Success,
            Zone = iana,
            Offset = offset,
            Length = end,
            Reopened = reopened,
            Until = clock?.Until ?? "",
        };
    }

    /// <summary>Seconds since 1970, as monitoring has them.</summary>
    private static ForeignTime OfEpoch(string text, Match start, Match seconds)
    {
        var at = Instant.FromUnixTimeSeconds(long.Parse(seconds.Groups["s"].ValueSpan, CultureInfo.InvariantCulture)).InUtc().LocalDateTime;
        var (end, reopened) = Closed(text, start.Groups["dress"].Value, start.Length + seconds.Groups["s"].Length + seconds.Groups["ms"].Length);
        return new ForeignTime { Date = at.Date, Clock = at.TimeOfDay, Exactness = Exactness.Second, IsApproximate = start.Groups["approx"].Success, Zone = "UTC", Offset = Offset.Zero, Length = end, Reopened = reopened };
    }

    /// <summary>Whether the text is a time and nothing else that matters.</summary>
    public static ForeignTime? ReadWhole(string text, LocalDate? near) =>
        Read(text.Trim(), near) is { } time && text.Trim()[time.Length..].All(c => !char.IsLetterOrDigit(c)) ? time : null;

    private static (LocalDate? Date, bool IsGuessed, bool IsMonth) DateOf(Match day, LocalDate? near)
    {
        var name = day.Groups["name"];
        var (first, second) = (Number(day, "one"), Number(day, "two"));
        var month = name.Success ? Months.IndexOf(name.Value[..3].ToLowerInvariant()) + 1 : Number(day, "m");
        var dayOfMonth = Number(day, "d");
        if (first > 0)
            (month, dayOfMonth) = IsDayFirst(first, second, day, near) ? (second, first) : (first, second);
        var isMonth = !day.Groups["d"].Success && first == 0;
        // "5 may fail" is no date, and "5 May" is one.
        if (name.Success && char.IsAsciiLetterLower(name.Value[0]) && !day.Groups["y"].Success)
            return (null, false, false);
        var year = Number(day, "y");
        if (year is > 0 and < 100)
            year += 2000;
        if (year == 0)
            return near is { } there && !isMonth ? (Nearest(there, month, dayOfMonth), true, false) : (null, false, false);
        return (Of(year, month, isMonth ? 1 : dayOfMonth), false, isMonth);
    }

    /// <summary>"25/04" can only be of April. Of two readings the one close to a known day holds; else slashes are American, and dots and hyphens European.</summary>
    private static bool IsDayFirst(int first, int second, Match day, LocalDate? near)
    {
        if (first > 12 || second > 12)
            return first > 12;
        var (isEuropean, isAmerican) = (IsClose(near, second, first), IsClose(near, first, second));
        return isEuropean != isAmerican ? isEuropean : day.Groups["dot"].Value is not "/";
    }

    private static bool IsClose(LocalDate? near, int month, int day) =>
        near is { } there && Of(there.Year, month, day) is { } date && Math.Abs(Period.DaysBetween(there, date)) <= 10;

    private static LocalDate? Nearest(LocalDate there, int month, int day) =>
        ((LocalDate?[])[Of(there.Year - 1, month, day), Of(there.Year, month, day), Of(there.Year + 1, month, day)])
            .Where(date => date is not null)
            .MinBy(date => Math.Abs(Period.DaysBetween(there, date!.Value)));

    private static LocalDate? Of(int year, int month, int day) =>
        year is >= 1970 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static (LocalTime Time, bool HasSeconds, int End, string Until)? ClockAt(string text, int at, bool hasDate)
    {
        if (at >= text.Length)
            return null;
        var clock = Clock().Match(text, at, Math.Min(text.Length - at, 60));
        if (!clock.Success)
            return null;
        var (hour, minute, second) = (Number(clock, "h"), Number(clock, "min"), Number(clock, "s"));
        var half = clock.Groups["half"].Success ? clock.Groups["half"].Value : clock.Groups["untilhalf"].Value;
        if (hour <= 12 && half.Length > 0)
            hour = (hour % 12) + (char.ToLowerInvariant(half[0]) == 'p' ? 12 : 0);
        if (clock.Groups["noon"].Value is "下午" or "晚上" or "傍晚" or "晚" && hour < 12)
            hour += 12;
        if (clock.Groups["halfhour"].Success)
            minute = 30;
        if (hour == 24 && minute == 0 && !hasDate)
            hour = 0;
        return hour > 23 || minute > 59 || second > 59
            ? null
            : (new LocalTime(hour, minute, second), clock.Groups["s"].Success, at + clock.Length, clock.Groups["until"].Value.Trim());
    }

    private static string? ZoneOf(Match zone) => zone.Groups["zone"].Success ? ZoneWords.Find(zone.Groups["zone"].Value) : null;

    private static Offset? OffsetOf(Match zone)
    {
        if (!zone.Groups["oh"].Success)
            return null;
        var seconds = (Number(zone, "oh") * 3600) + (Number(zone, "om") * 60);
        return seconds > 14 * 3600 ? null : Offset.FromSeconds(zone.Groups["sign"].Value == "-" ? -seconds : seconds);
    }

    // "10:05abc" is no time with a tail, and "2 days later" no day.
    private static bool EndsInWord(string text, int at) =>
        at < text.Length && at > 0 && char.IsAsciiLetterOrDigit(text[at]) && char.IsAsciiLetterOrDigit(text[at - 1]);

    private static (int End, string Reopened) Closed(string text, string dress, int at)
    {
        if (dress.Length == 0)
            return (at, "");
        var close = Undress().Match(text, at, Math.Min(text.Length - at, 12));
        var emphasis = new string([.. dress.Where(c => c is '*' or '_' or '`')]);
        return close.Success ? (at + close.Length, "") : (at, emphasis);
    }

    private const string Weekday = @"((mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(day)?\b|周[一二三四五六日天]|星期[一二三四五六日天])";
    private const string Name = "(?<name>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)";
    private const string Ordinal = @"(?<d>\d{1,2})(st|nd|rd|th)?";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"^(?<dress>[\[(*_`【（{]*)(?<approx>(\s*(~|～|约|大约|about|around|circa|ca\.|approx\.?|approximately)\s*))?(\s*(incident )?(date|时间|日期)\s*[:：]\s*)?", Options)]
    private static partial Regex Lead();

    // From 2001 to 2033; a number of things stands before what it counts.
    [GeneratedRegex(@"\A(?<s>1[0-9]{9})(?<ms>([0-9]{3}|\.[0-9]+)?)(\s*([:：,;|\])）\-–—*`]|\z))", Options)]
    private static partial Regex Epoch();

    [GeneratedRegex($@"\A({Weekday}[.,]?\s+)?((?<y>(19|20)\d\d)\s?[-/.年]\s?(?<m>\d{{1,2}})\s?([-/.月]\s?(?<d>\d{{1,2}})\s?[日号]?|月)?|(?<m>\d{{1,2}})\s?月\s?(?<d>\d{{1,2}})\s?[日号]|(?<one>\d{{1,2}})(?<dot>[-/.])(?<two>\d{{1,2}})[-/.](?<y>(19|20)\d\d)|(?<short>(?<m>\d{{2}})[-/](?<d>\d{{2}})\s)|(?<d>\d{{1,2}})[-/]{Name}[-/](?<y>(19|20)?\d\d)|{Name}\.?\s+{Ordinal}((,\s?|\s)(?<y>(19|20)\d\d))?|{Ordinal}\s+(of )?{Name}\.?((,\s?|\s)(?<y>(19|20)\d\d))?|{Name}\.?,?\s+(?<y>(19|20)\d\d))(,?\s*[(（]?{Weekday}[)）]?)?", Options)]
    private static partial Regex Day();

    [GeneratedRegex(@"\A[\s,，T@]*((at|on|between|from|–|—|-|:)\s*)?(?<approx>(~|～|约|大约|about |around |circa )\s*)?", Options)]
    private static partial Regex Gap();

    [GeneratedRegex(@"\A(?<noon>凌晨|早上|上午|中午|下午|傍晚|晚上|晚)?\s?((?<h>\d{1,2})\s?[:：](?<min>\d{2})([:：](?<s>\d{2})([.,]\d+)?)?(分|分许)?(\s?(?<half>[ap]\.?m\b\.?)|(?<half>[ap])\b)?(?<until>\s*(-|–|—|~|to|至|到)\s*~?\d{1,2}[:：]\d{2}([:：]\d{2})?(\s?(?<untilhalf>[ap]m)\b)?)?|(?<h>\d{1,2})\s?(?<half>[ap]m)\b|(?<h>\d{1,2})\s?[点點时時]((?<halfhour>半)|(?<min>\d{1,2})分?((?<s>\d{1,2})秒)?)?|(?<h>\d{2})(?<min>\d{2})\s?(h|hrs|hours)\b)", Options)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\A\s?([(（]\s?)?((?<zone>[A-Za-z]{1,8}(/[A-Za-z_]+)?|北京时间)\b)?((?<sign>[+-])(?<oh>\d{1,2}):?(?<om>\d{2})?)?(\s?[)）])?", Options)]
    private static partial Regex Zone();

    [GeneratedRegex(@"\A\s*[:：]?[\])*_`】）}]+", Options)]
    private static partial Regex Undress();
}
