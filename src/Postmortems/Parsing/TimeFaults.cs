using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Postmortems.Parsing;

/// <summary>Why a text is no time, as far as it can be told.</summary>
internal static partial class TimeFaults
{
    public static string Variant(string text)
    {
        var hasYearlessDate = text.Contains('月') && !text.Contains('年');
        return IsBeyondMonth(text) ? "beyond" : hasYearlessDate ? "no-year" : "other";
    }

    /// <summary>31 April: a date in good shape that no calendar has.</summary>
    public static bool IsBeyondMonth(string text) =>
        Shape().Match(text.Trim()) is { Success: true } match
        && int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month
        && int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture) is >= 29 and <= 31 and var day
        && int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture) is >= 1 and var year
        && day > CalendarSystem.Iso.GetDaysInMonth(year, month);

    /// <summary>
    /// As ISO 8601 would have it, where nothing but dots, or the mark between day and time, kept the text from being a time: "2024.3.5 9:05" is
    /// "2024-03-05 09:05". Null where that is not sure.
    /// </summary>
    public static Rewrite? Sure(string text)
    {
        var written = text.Trim();
        if (Shape().Match(written) is not { Success: true } match)
            return null;
        var (date, time) = ($"{match.Groups["y"]}-{Two(match.Groups["m"])}-{Two(match.Groups["d"])}", match.Groups["rest"]);
        var instead = time.Success ? $"{date} {Two(match.Groups["h"])}{time}" : date;
        return TimeScanner.Scan(instead, out var read) is TimeScan.Found && read.Length == instead.Length ? new Rewrite(written, instead) : null;
    }

    private static string Two(Group digits) => digits.Value.PadLeft(2, '0');

    [GeneratedRegex(
        @"^(?<y>[0-9]{4})[-./](?<m>[0-9]{1,2})[-./](?<d>[0-9]{1,2})([ _@,-]{1,2}(?<h>[0-9]{1,2})(?<rest>:[0-9]{2}(:[0-9]{2})?))?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
