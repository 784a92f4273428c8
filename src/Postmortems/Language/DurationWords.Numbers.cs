using System.Globalization;
using NodaTime;

namespace Postmortems.Language;

/// <content>What numbers and units are called.</content>
public static partial class DurationWords
{
    /// <summary>The mean of the calendar's.</summary>
    private static readonly Duration Month = Duration.FromHours(24 * 30.44);

    private static readonly Dictionary<string, double> Numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["a"] = 1,
        ["an"] = 1,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
        ["half a"] = 0.5,
        ["half an"] = 0.5,
        ["半"] = 0.5,
    };

    private static readonly Dictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> NumberWords = Numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A number in digits or in the words of either language; null for anything else.</summary>
    internal static double? NumberOf(ReadOnlySpan<char> written)
    {
        var plain = written.Trim();
        if (double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number <= 1_000_000 ? number : null;
        return NumberWords.TryGetValue(plain, out number) ? number : TensAndUnits(plain) ?? ChineseNumber(plain);
    }

    /// <summary>"twenty-four", "twenty four"; null for anything else.</summary>
    private static double? TensAndUnits(ReadOnlySpan<char> written) =>
        written.IndexOfAny('-', ' ') is > 0 and var seam
        && NumberWords.TryGetValue(written[..seam], out var tens) && tens >= 20
        && NumberWords.TryGetValue(written[(seam + 1)..], out var units) && units is >= 1 and <= 9
            ? tens + units
            : null;

    /// <summary>一 to 九十九, with 两 and 百 as people say them; null for anything else.</summary>
    private static double? ChineseNumber(ReadOnlySpan<char> written)
    {
        const string digits = "零一二三四五六七八九";
        var (total, digit) = (0, 0);
        foreach (var sign in written)
        {
            var c = sign == '两' ? '二' : sign;
            switch (c)
            {
                case '十': (total, digit) = (total + ((digit == 0 ? 1 : digit) * 10), 0); break;
                case '百': (total, digit) = (total + ((digit == 0 ? 1 : digit) * 100), 0); break;
                case var _ when digits.Contains(c): digit = digits.IndexOf(c); break;
                default: return null;
            }
        }

        return total + digit is > 0 and var number ? number : null;
    }

    private static Duration? UnitOf(ReadOnlySpan<char> word)
    {
        Span<char> small = stackalloc char[8];
        return word.ToLowerInvariant(small) is >= 0 and var length ? UnitNamed(small[..length]) : null;
    }

    private static Duration? UnitNamed(ReadOnlySpan<char> word) => word switch
    {
        "month" or "months" or "个月" or "月" => Month,
        "w" or "week" or "weeks" or "周" => Duration.FromDays(7),
        "d" or "day" or "days" or "天" or "日" => Duration.FromDays(1),
        "h" or "hr" or "hrs" or "hour" or "hours" or "小时" or "钟头" => Duration.FromHours(1),
        "m" or "min" or "mins" or "minute" or "minutes" or "分钟" or "分" => Duration.FromMinutes(1),
        "s" or "sec" or "secs" or "second" or "seconds" or "秒" or "秒钟" => Duration.FromSeconds(1),
        _ => null,
    };
}
