using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using NodaTime;
using Postmortems.Language;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <summary>A timeline in a table: which columns hold dates and times is seen by their names, or by what stands in them.</summary>
internal static partial class TimelineTable
{
    /// <summary>The rows as lines; null where no column holds times.</summary>
    public static List<string>? Rewrite(Table table, MarkdownEdit edit, TimelineClock clock)
    {
        var rows = table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => MarkdownTable.CellText(cell, edit.Text).Text).ToImmutableArray()).ToList();
        if (rows.Count < 2)
            return null;
        // A table without a head has its first line there.
        if (ForeignTimeReader.ReadWhole(rows[0][0], clock.Here) is { Clock: not null })
            rows.Insert(0, [.. rows[0].Select(_ => "")]);
        var header = rows[0];
        foreach (var name in header)
            clock.Note($"time {ZoneIn(name)}");
        var near = YearIn(header) is { } year ? new LocalDate(year, clock.Near?.Month ?? 1, 1) : clock.Near;
        var (dates, times) = Columns(rows.Skip(1).ToList(), near);
        if (times.IsEmpty && dates.IsEmpty)
            return null;
        ImmutableArray<int> at = [.. dates.Concat(times).Distinct().Order()];
        if (header.Any(name => name.Length > 0))
            clock.Keep($"Columns: {string.Join(" | ", header)}");
        var lines = new List<string>();
        foreach (var row in rows.Skip(1).Where(row => row.Any(cell => cell.Length > 0)))
            lines.Add(Line(row, header, at, clock, near));
        return lines;
    }

    /// <summary>Columns of days (a weekday's among them), and of times of day; a column of both counts as both.</summary>
    private static (ImmutableArray<int> Dates, ImmutableArray<int> Times) Columns(List<ImmutableArray<string>> rows, LocalDate? near)
    {
        var (dates, times) = (ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<int>());
        for (var i = 0; i < rows.Max(row => row.Length); i++)
        {
            var cells = rows.Where(row => i < row.Length && row[i].Trim('-', '–', '—', '?', ' ').Length > 0).Select(row => row[i]).ToList();
            var read = cells.Select(cell => ForeignTimeReader.ReadWhole(cell, near ?? new LocalDate(2000, 1, 1))).ToList();
            if (cells.Count == 0)
                continue;
            if (read.Count(time => time?.Clock is not null) * 2 > cells.Count)
                times.Add(i);
            else if (read.Count(time => time is not null) * 2 > cells.Count || cells.TrueForAll(cell => Weekday().IsMatch(cell)))
                dates.Add(i);
        }

        // A second column of times (an end, a duration) is no time of the line.
        return (dates.ToImmutable(), times.Count > 1 ? [times[0]] : times.ToImmutable());
    }

    private static string Line(ImmutableArray<string> row, ImmutableArray<string> header, ImmutableArray<int> at, TimelineClock clock, LocalDate? near)
    {
        var written = string.Join(' ', at.Where(i => i < row.Length).Select(i => row[i]).Where(cell => cell.Length > 0));
        var others = Enumerable.Range(0, row.Length).Where(i => !at.Contains(i) && row[i].Length > 0).ToList();
        var text = others.Count == 0 ? -1 : others.Find(i => Vocabulary.Find("timeline_column", header.ElementAtOrDefault(i) ?? "") == "text") is > 0 and var named ? named : others.MaxBy(i => row[i].Length);
        var parts = others.Where(i => i != text).Select(i => Part(header.ElementAtOrDefault(i) ?? "", row[i]));
        var words = $"{(text < 0 ? "" : row[text])}{string.Concat(parts.Select(part => $" ({part})"))}".Trim();
        var phase = others.Find(i => i != text && Vocabulary.Find<Incidents.Phase>(row[i].Trim('*', ' ')) is not null && Vocabulary.Find("timeline_column", header.ElementAtOrDefault(i) ?? "") == "phase");
        if (phase > 0)
            words = $"**{row[phase].Trim('*', ' ')}** {words.Replace($" ({Part(header[phase], row[phase])})", "", StringComparison.Ordinal)}";
        var time = ForeignTimeReader.Read(written, clock.Here ?? near);
        return time is null || written.Length == 0
            ? $"- {(written.Length > 0 ? $"“{written}” " : "")}{words}"
            : TimelineText.Line("-", clock.Write(time, written[..time.Length]), time, $"{written} {words}");
    }

    private static string Part(string header, string cell) => header.Length == 0 ? cell : $"{header}: {cell}";

    private static int? YearIn(ImmutableArray<string> header) =>
        header.Select(name => Year().Match(name)).FirstOrDefault(match => match.Success) is { } year ? int.Parse(year.Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static string ZoneIn(string name) => Aside().Match(name) is { Success: true } aside ? aside.Groups["zone"].Value : "";

    [GeneratedRegex(@"^\W*((mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(day)?|周[一二三四五六日天])\W*\z", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\b(19|20)[0-9]{2}\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Year();

    [GeneratedRegex(@"[(（\[](?<zone>[A-Za-z/_]{1,20}|北京时间)[)）\]]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Aside();
}
