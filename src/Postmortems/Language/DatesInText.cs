using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Postmortems.Language;

/// <summary>A whole date in the middle of a sentence.</summary>
/// <param name="Weekday">The day of the week that the sentence gives it; null where it gives none.</param>
public sealed record DateInText(int Start, int End, LocalDate Date, IsoDayOfWeek? Weekday);

/// <summary>Dates with year, month and day in running text, in both languages, and the weekdays beside them.</summary>
public static partial class DatesInText
{
    private static readonly ImmutableArray<string> Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly ImmutableArray<string> Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly ImmutableArray<string> Prefixes = ["周", "星期", "礼拜"];

    private static readonly SearchValues<string> DayNames = SearchValues.Create(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], StringComparison.OrdinalIgnoreCase);

    /// <summary>A quick look: a year stands there.</summary>
    public static bool MayStandIn(ReadOnlySpan<char> sentence) => HasYear(sentence, null);

    /// <summary>The same, for who asks of a date beside a weekday, or in another year than this one alone.</summary>
    /// <param name="year">None: of a date beside a weekday.</param>
    public static bool MayStandIn(ReadOnlySpan<char> sentence, int? year) =>
        HasYear(sentence, null) && ((year is not null && HasYear(sentence, year)) || sentence.IndexOfAny('周', '星', '礼') >= 0 || sentence.ContainsAny(DayNames));

    private static bool HasYear(ReadOnlySpan<char> sentence, int? except)
    {
        for (var i = 0; i + 4 <= sentence.Length; i++)
        {
            var step = sentence[i..^3].IndexOfAny('1', '2');
            if (step < 0)
                return false;
            i += step;
            if (sentence[i..] is ['1', '9', >= '0' and <= '9', >= '0' and <= '9', ..] or ['2', '0', >= '0' and <= '9', >= '0' and <= '9', ..]
                && (i == 0 || !char.IsAsciiDigit(sentence[i - 1])) && (i + 4 == sentence.Length || !char.IsAsciiDigit(sentence[i + 4]))
                && int.Parse(sentence.Slice(i, 4), CultureInfo.InvariantCulture) != except)
                return true;
        }

        return false;
    }

    /// <summary>In order; what is no day of the calendar is passed over, and so are names of files and addresses.</summary>
    public static IEnumerable<DateInText> In(string sentence)
    {
        foreach (Match match in Written().Matches(sentence))
        {
            if (StandsAlone(sentence, match.Index, match.Index + match.Length) && DateOf(match) is { } date)
                yield return new DateInText(match.Index, match.Index + match.Length, date, WeekdayBeside(sentence, match));
        }
    }

    private static bool StandsAlone(string text, int start, int end)
    {
        var (before, after) = (start == 0 ? ' ' : text[start - 1], end == text.Length ? ' ' : text[end]);
        return !char.IsAsciiLetterOrDigit(before) && before is not ('-' or '/' or '_' or '.' or '=')
            && !char.IsAsciiLetterOrDigit(after) && after is not ('-' or '/' or '_' or '=')
            && !(after is '.' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1]));
    }

    private static LocalDate? DateOf(Match match)
    {
        var name = match.Groups["name"];
        var (year, day) = (Number(match, "y"), Number(match, "d"));
        var month = name.Success ? Months.IndexOf(name.Value[..3].ToLowerInvariant()) + 1 : Number(match, "m");
        return month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static IsoDayOfWeek? WeekdayBeside(string text, Match date)
    {
        // A weekday behind a comma may belong to what follows.
        var before = text[Math.Max(0, date.Index - 16)..date.Index].TrimEnd(' ', ',', '，', '（', '(', '*', '_');
        var end = date.Index + date.Length;
        var after = text[end..Math.Min(end + 16, text.Length)].TrimStart(' ', '（', '(', '*', '_');
        return EndingDay(before) ?? BeginningDay(after);
    }

    private static IsoDayOfWeek? EndingDay(string text)
    {
        var name = text.TrimEnd('.');
        var start = name.Length;
        while (start > 0 && char.IsAsciiLetter(name[start - 1]))
            start--;
        return start < name.Length ? DayOf(name[start..]) : name.Length > 1 && EndsPrefix(name[..^1]) ? DayOf(name[^1]) : null;
    }

    private static IsoDayOfWeek? BeginningDay(string text)
    {
        var end = 0;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            end++;
        if (end > 0)
            return DayOf(text[..end]);
        var prefix = Prefixes.FirstOrDefault(word => text.StartsWith(word, StringComparison.Ordinal));
        return prefix is not null && text.Length > prefix.Length ? DayOf(text[prefix.Length]) : null;
    }

    private static bool EndsPrefix(string text) => Prefixes.Any(word => text.EndsWith(word, StringComparison.Ordinal));

    /// <summary>"Tue" or "Tuesday", with a capital: "sun" and "sat" are words of their own.</summary>
    private static IsoDayOfWeek? DayOf(string name)
    {
        var day = char.IsAsciiLetterUpper(name[0]) && name.Length >= 3 ? Days.FirstOrDefault(day => day.StartsWith(name, StringComparison.OrdinalIgnoreCase)) : null;
        // "Tues" and "Thurs" are said too.
        return day is null ? null : (IsoDayOfWeek)(Days.IndexOf(day) + 1);
    }

    private static IsoDayOfWeek? DayOf(char name) =>
        "一二三四五六日天".IndexOf(name) is >= 0 and var index ? (IsoDayOfWeek)(Math.Min(index, 6) + 1) : null;

    private const string MonthNames = "(?<name>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)";

    private const string Year = "(?<y>(19|20)[0-9]{2})";

    private const string Ordinal = "(?<d>[0-9]{1,2})(st|nd|rd|th)?";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex($@"{Year}([-/](?<m>[0-9]{{1,2}})[-/](?<d>[0-9]{{1,2}})| ?年 ?(?<m>[0-9]{{1,2}}) ?月 ?(?<d>[0-9]{{1,2}}) ?日)|{MonthNames}\.? {Ordinal},? {Year}|{Ordinal} (of )?{MonthNames}\.?,? {Year}", Options, Timeout.Infinite)]
    private static partial Regex Written();
}
