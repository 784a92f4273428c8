using System.Text.RegularExpressions;
using NodaTime;

namespace Postmortems.Importing;

/// <summary>The title within a heading or a file's name: without its date, and without the words that every report begins with.</summary>
internal static partial class ReportTitle
{
    /// <summary>"2017-09-29, 504" is "504", and "[Postmortem] Proxy down" is "Proxy down"; the whole where nothing else is left.</summary>
    public static (string Title, ForeignTime? Time) Of(string heading)
    {
        var bare = FrontMatterWriter.Plain(heading).Trim();
        var said = Kind().Match(bare);
        var rest = bare[said.Length..].Trim();
        var time = ForeignTimeReader.Read(rest, null);
        if (time is { Date: not null })
            rest = rest[time.Length..];
        rest = Separator().Replace(rest, "");
        if (time is { Date: not null })
            rest = Separator().Replace(rest[Kind().Match(rest).Length..], "");
        return (rest.Count(char.IsLetterOrDigit) >= 2 ? rest : bare, time ?? Behind(bare));
    }

    /// <summary>"2021-05-10-wiki-attack" is "Wiki attack".</summary>
    public static (string Title, LocalDate? Date) OfName(string stem)
    {
        var date = DateIn(stem);
        var rest = Dated().Replace(stem, "").Trim('-', '_', ' ', '.');
        var words = rest.Contains(' ') ? rest : rest.Replace('-', ' ').Replace('_', ' ').Trim();
        return (words.Length == 0 ? stem : char.ToUpperInvariant(words[0]) + words[1..], date);
    }

    /// <summary>A day in the name of a file or a folder: "2021-05-10-x", "20210510_x", "2021_05_10".</summary>
    public static LocalDate? DateIn(string name)
    {
        if (Dated().Matches(name).FirstOrDefault(found => found.Groups["d"].Success) is not { } match)
            return null;
        var (year, month, day) = (int.Parse(match.Groups["y"].ValueSpan), int.Parse(match.Groups["m"].ValueSpan), int.Parse(match.Groups["d"].ValueSpan));
        return month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
    }

    /// <summary>"2023-04" at the start of "2023-04 mail outage"; null for none.</summary>
    public static string? MonthIn(string name) =>
        Month().Match(name) is { Success: true } match ? $"{match.Groups["y"].Value}-{match.Groups["m"].Value}" : null;

    // "Vulnerability disclosure 2020-10-10".
    private static ForeignTime? Behind(string heading)
    {
        foreach (var start in Enumerable.Range(1, Math.Max(0, heading.Length - 6)).Where(i => heading[i - 1] is ' ' or '(' or '（' or '[' or '：' or ',' && char.IsLetterOrDigit(heading[i])))
        {
            if (ForeignTimeReader.Read(heading[start..], null) is { Date: not null } time)
                return time;
        }

        return null;
    }

    [GeneratedRegex(@"^[\[【(]?(incident|outage|security|service)?[ -]?(post-?mortem|post mortem|incident report|incidents?|after[- ]action report|retrospective|rca|outage report|故障复盘|故障报告|事故报告|事故复盘|复盘报告|线上故障|复盘|案例)( report| for| of|报告)?\s*([\]】)]|#\s?\d+|[:：\-–—|/])+\s*", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Kind();

    [GeneratedRegex(@"^[\s\-–—:：,，.|_]+", RegexOptions.NonBacktracking)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(?<y>(19|20)[0-9]{2})[-_.](?<m>0[1-9]|1[0-2])([^0-9]|\z)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Month();

    [GeneratedRegex(@"(?<y>(19|20)[0-9]{2})[-_. ]?(?<m>[0-9]{2})([-_. ]?(?<d>[0-9]{2}))?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Dated();
}
