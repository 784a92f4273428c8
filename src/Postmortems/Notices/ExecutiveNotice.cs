using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Language;
using static Postmortems.Notices.TeamNotices;

namespace Postmortems.Notices;

/// <summary>One page for those who answer for it all: what it cost, why it could happen, what was promised, and what is asked of them.</summary>
internal static class ExecutiveNotice
{
    /// <summary>What still fits on a page beside the facts.</summary>
    private const int MostActions = 5;

    public static Notice Of(NoticeSource source) => new(
        NoticeKind.Executive,
        source.Language,
        source.Say("notice.executive.subject", ("level", source.Level), ("title", source.Title)),
        [
            new NoticeFacts(
            [
                Fact(source, "notice.label.as-of", source.Today),
                Fact(source, "notice.label.level", source.LevelMeans.Length > 0 ? source.Say("notice.level", ("level", source.Level), ("definition", source.LevelMeans)) : source.Level),
                Fact(source, "notice.label.state", source.State),
                Fact(source, "notice.label.time", source.Began),
                Fact(source, Lasted(source), source.Lasted),
                Fact(source, "notice.label.services", source.Services),
                .. Report(source),
            ]),
            new NoticeHeading(source.Say("notice.executive.cost")),
            new NoticeParagraph(source.Effect),
            .. Figures(source),
            new NoticeHeading(source.Say("notice.executive.why")),
            new NoticeParagraph(source.Cause ?? Blank.Plain),
            .. MissedDeadlines(source),
            .. Promises(source),
            .. List(source, "notice.executive.asked", [], isOrdered: true),
        ]);

    private static string Lasted(NoticeSource source) =>
        source.Incident.Kind is ReportKind.NearMiss or ReportKind.Drill ? "notice.label.lasted" : "notice.label.harm";

    private static IEnumerable<NoticeBlock> Figures(NoticeSource source)
    {
        var impact = source.Incident.Impact;
        ImmutableArray<(string Label, Fact<string> Fact)> all =
        [
            ("notice.label.customers", impact.Customers),
            ("notice.label.users", impact.Users),
            ("notice.label.requests", impact.RequestsFailed),
            ("notice.label.revenue", impact.Revenue),
        ];
        // Money is asked for wherever the report is silent; the other figures speak only where they are there.
        var told = all.Where(figure => figure.Fact.IsSaid || figure.Label == "notice.label.revenue");
        return [new NoticeFacts([.. told.Select(figure => Fact(source, figure.Label, source.Told(figure.Fact, null)))])];
    }

    private static IEnumerable<NoticeBlock> MissedDeadlines(NoticeSource source) => source.Missed.IsEmpty
        ? []
        : List(
            source,
            "notice.executive.late",
            [
                .. source.Missed.Select(reading => source.Say(
                    "notice.executive.deadline",
                    ("from", Vocabulary.Name(reading.Deadline.From, source.Language)),
                    ("to", Vocabulary.Name(reading.Deadline.To, source.Language)),
                    ("taken", reading.Taken is { } taken ? DurationText.Of(taken, source.Language) : Blank.Plain))),
            ],
            isOrdered: false);

    private static IEnumerable<NoticeBlock> Promises(NoticeSource source)
    {
        var promised = source.Incident.Actions.Where(action => action.IsCommitment).ToList();
        yield return new NoticeHeading(source.Say("notice.executive.promised"));
        if (promised.Count == 0)
        {
            yield return new NoticeParagraph(Blank.Plain);
            yield break;
        }

        yield return new NoticeParagraph(source.Say(
            "notice.executive.count",
            ("all", $"{promised.Count}"),
            ("done", $"{promised.Count(action => action.Status is ActionStatus.Done)}"),
            ("late", $"{promised.Count(source.IsLate)}")));
        if (source.Next is { IsEmpty: false } open)
            yield return new NoticeList([.. open.Take(MostActions)], IsOrdered: false);
    }
}
