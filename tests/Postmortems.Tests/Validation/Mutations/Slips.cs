using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Postmortems.Tests.Validation.Mutations;

/// <summary>One slip in a clean report.</summary>
/// <param name="Line">1-based: where it stands then, and where it must be named.</param>
internal sealed record Slip(IReadOnlyList<string> Lines, int Line)
{
    /// <summary>Of two lines that exclude each other either may be named; 0 for none.</summary>
    public int Other { get; init; }

    public string Text => string.Join('\n', Lines);
}

/// <summary>A kind of slip.</summary>
/// <param name="Codes">Of the rules, any of which names it.</param>
/// <param name="Make">Null where the report has nothing of the kind.</param>
internal sealed record SlipKind(string Name, ImmutableArray<string> Codes, Func<CleanReport, Random, Slip?> Make);

/// <summary>What goes wrong in the reports that people write.</summary>
internal static partial class Slips
{
    public static ImmutableArray<SlipKind> All { get; } =
    [
        new("two lines of the timeline swapped", ["PM0204", "PM0205", "PM0208"], Swapped),
        new("a date of last year", ["PM0204", "PM0205", "PM0206", "PM0208", "PM0211"], (report, random) => Edit(report, random, Dated(), line => Dated().Replace(line, day => $"{int.Parse(day.Value, CultureInfo.InvariantCulture) - 1}", 1), from: "times:")),
        new("a day that is none", ["PM0201"], (report, random) => Edit(report, random, DatedKey(), line => Day().Replace(line, "2026-02-30", 1))),
        new("a duration twice as long", ["PM0207"], (report, random) => Edit(report, random, Stated(), _ => "duration_stated: 9 hours 47 minutes")),
        new("a phase misspelt", ["PM0020", "PM0009", "PM0010"], (report, random) => Edit(report, random, English(), line => line.Replace("**detected**", "**detectd**", StringComparison.Ordinal).Replace("**recovered**", "**recoverd**", StringComparison.Ordinal))),
        new("a key misspelt", ["PM0003"], (report, random) => Edit(report, random, Key("severity"), line => line.Replace("severity", "severty", StringComparison.Ordinal))),
        new("a key written twice", ["PM0004", "PM0005"], (report, random) => Insert(report, Key("title"), "title: The same again", after: true)),
        new("a status that is none", ["PM0009", "PM0013"], (report, random) => Edit(report, random, Key("status"), _ => "status: finnal")),
        new("a severity of no scheme", ["PM0803"], (report, random) => Edit(report, random, Key("severity"), _ => "severity: S9")),
        new("a report that nobody owns", ["PM0101"], (report, random) => Edit(report, random, Key("owner"), _ => "owner:")),
        new("an action without owner", ["PM0501"], (report, random) => Edit(report, random, OwnedAction(), line => Owner().Replace(line, "", 1))),
        new("an action without due date", ["PM0502"], (report, random) => Edit(report, random, OpenAction(), line => Due().Replace(line, "", 1))),
        new("an action without kind", ["PM0503"], (report, random) => Edit(report, random, OwnedAction(), line => Kind().Replace(line, "", 1))),
        new("an action long overdue", ["PM0505", "PM0504"], (report, random) => Edit(report, random, OpenAction(), line => Due().Replace(line, " due:2026-07-01", 1))),
        new("an action for a cause that is not there", ["PM0514"], (report, random) => Edit(report, random, Addressing(), line => Addresses().Replace(line, "addresses:no-such-cause", 1))),
        new("a related report that is not there", ["PM0802"], (report, random) => Edit(report, random, Key("related"), _ => "related: [{id: no-such-report, cause: same}]")),
        new("a link to a file that is not there", ["PM0705"], (report, random) => Say(report, "See [the graph](no-such-graph.png).")),
        new("a key pasted from a log", ["PM0701"], (report, random) => Say(report, "The log shows AKIAQ3EGR7ZPLKWNT2XV.")),
        new("a person to blame", ["PM0601"], (report, random) => Say(report, report.Name.EndsWith("zh", StringComparison.Ordinal) ? "值班工程师误删了配置。" : "The engineer mistakenly deleted the table.")),
        new("a weekday that the date has not", ["PM0216"], (report, random) => Say(report, report.Name.EndsWith("zh", StringComparison.Ordinal) ? "2026年3月3日（周五）曾演练过。" : "The drill was on Friday, 2026-03-03.")),
        new("a word of the template left", ["PM0103"], (report, random) => Say(report, "TODO")),
    ];

    /// <summary>A sentence of its own, behind the first heading of the body.</summary>
    private static Slip Say(CleanReport report, string sentence)
    {
        var heading = report.Lines.Index().Last(line => line.Item.StartsWith("## ", StringComparison.Ordinal)).Index;
        return new Slip([.. report.Lines.Take(heading), sentence, "", .. report.Lines.Skip(heading)], heading + 1);
    }

    private static Slip? Insert(CleanReport report, Regex where, string line, bool after)
    {
        var at = report.Lines.ToList().FindIndex(where.IsMatch) + (after ? 1 : 0);
        return new Slip([.. report.Lines.Take(at), line, .. report.Lines.Skip(at)], at + 1);
    }

    /// <param name="from">Only behind a line that begins so.</param>
    private static Slip? Edit(CleanReport report, Random random, Regex where, Func<string, string> edit, string from = "---")
    {
        var begin = report.Lines.ToList().FindIndex(line => line.StartsWith(from, StringComparison.Ordinal));
        var places = report.Lines.Index().Where(line => line.Index > begin && where.IsMatch(line.Item) && edit(line.Item) != line.Item).Select(line => line.Index).ToList();
        if (places.Count == 0)
            return null;
        var at = places[random.Next(places.Count)];
        return new Slip([.. report.Lines.Take(at), edit(report.Lines[at]), .. report.Lines.Skip(at + 1)], at + 1);
    }

    private static Slip? Swapped(CleanReport report, Random random)
    {
        // Two lines with times of their own, at least a minute apart.
        var places = report.Lines.Index().Where(line => TimelineLine().IsMatch(line.Item)).Select(line => line.Index).ToList();
        var pairs = places.Zip(places.Skip(1)).Where(pair => pair.Second == pair.First + 1 && TimeOf(report.Lines[pair.First]) != TimeOf(report.Lines[pair.Second]) && !Day().IsMatch(report.Lines[pair.First])).ToList();
        if (pairs.Count == 0)
            return null;
        var (first, second) = pairs[random.Next(pairs.Count)];
        var lines = report.Lines.ToList();
        (lines[first], lines[second]) = (lines[second], lines[first]);
        return new Slip(lines, second + 1) { Other = first + 1 };
    }

    private static string TimeOf(string line) => TimelineLine().Match(line).Groups[1].Value;

    private static Regex Key(string key) => new($"^{key}:", RegexOptions.None, TimeSpan.FromSeconds(10));

    [GeneratedRegex(@"^- (?:20\d\d-\d\d-\d\d )?(\d\d:\d\d(?::\d\d)?) ")]
    private static partial Regex TimelineLine();

    [GeneratedRegex(@"(?<=^  (?:started|detected|introduced|reviewed): )20\d\d")]
    private static partial Regex Dated();

    [GeneratedRegex(@"^  (started|detected): 20\d\d-\d\d-\d\d")]
    private static partial Regex DatedKey();

    [GeneratedRegex(@"20\d\d-\d\d-\d\d")]
    private static partial Regex Day();

    [GeneratedRegex(@"^duration_stated: ")]
    private static partial Regex Stated();

    [GeneratedRegex(@"^- .*\*\*(detected|recovered)\*\*")]
    private static partial Regex English();

    [GeneratedRegex(@"^- \[.\] .* @\S+")]
    private static partial Regex OwnedAction();

    [GeneratedRegex(@"^- \[ \] .* due:")]
    private static partial Regex OpenAction();

    [GeneratedRegex(@"^- \[.\] .* addresses:")]
    private static partial Regex Addressing();

    [GeneratedRegex(@" @\S+")]
    private static partial Regex Owner();

    [GeneratedRegex(@" due:\S+")]
    private static partial Regex Due();

    [GeneratedRegex(@" kind:\S+")]
    private static partial Regex Kind();

    [GeneratedRegex(@"addresses:\S+")]
    private static partial Regex Addresses();
}
