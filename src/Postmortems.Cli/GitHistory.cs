using System.Collections.Immutable;
using NodaTime.Text;
using Postmortems.Site;

namespace Postmortems.Cli;

/// <summary>Which commits touched which report.</summary>
internal static class GitHistory
{
    // Nobody types these into a subject, and no name of a report has them.
    private const char Head = '\u0001', Between = '\u0002';

    /// <summary>
    /// By path from the root, the newest first. Empty without git, outside a repository, and in a shallow clone, whose oldest commit seems to have
    /// written every file. Who committed is left to git.
    /// </summary>
    public static ImmutableDictionary<string, ImmutableArray<ReportChange>> Of(string root, string content)
    {
        if (Git.Run(root, "rev-parse", "--is-shallow-repository") is not { IsGood: true } shallow || shallow.Out.Trim() != "false")
            return ImmutableDictionary<string, ImmutableArray<ReportChange>>.Empty;
        var answer = Git.Run(
            root,
            "-c", "core.quotePath=false", "log", "--no-renames", "--no-merges", "--no-ext-diff", "--no-show-signature", "--relative", "--date=short", "--name-only", $"--format={Head}%H{Between}%ad{Between}%s", "--", content);
        return answer is { IsGood: true } ? Read(answer.Out) : ImmutableDictionary<string, ImmutableArray<ReportChange>>.Empty;
    }

    private static ImmutableDictionary<string, ImmutableArray<ReportChange>> Read(string log)
    {
        var changes = new Dictionary<string, ImmutableArray<ReportChange>.Builder>(StringComparer.Ordinal);
        ReportChange? change = null;
        foreach (var line in log.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == Head)
                change = line[1..].Split(Between, 3) is [var commit, var day, var subject] && LocalDatePattern.Iso.Parse(day) is { Success: true, Value: var date } ? new ReportChange(commit, date, subject) : null;
            else if (change is not null)
                (changes.TryGetValue(line, out var known) ? known : changes[line] = ImmutableArray.CreateBuilder<ReportChange>()).Add(change);
        }

        return changes.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToImmutable(), StringComparer.Ordinal);
    }
}
