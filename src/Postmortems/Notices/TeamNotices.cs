using System.Collections.Immutable;
using Postmortems.Language;

namespace Postmortems.Notices;

/// <summary>What those hear who work on the incident, and those who wait for them.</summary>
internal static class TeamNotices
{
    public static Notice WarRoom(NoticeSource source) => new(
        NoticeKind.WarRoom,
        source.Language,
        source.IsOver ? source.Say("notice.war-room.subject-over", ("level", source.Level), ("title", source.Title)) : source.Say("notice.war-room.subject", ("n", $"{source.Updates + 1}"), ("level", source.Level), ("title", source.Title)),
        [
            new NoticeFacts(
            [
                Fact(source, "notice.label.state", source.State),
                Fact(source, "notice.label.since", source.Began),
                Fact(source, "notice.label.cause", source.Cause ?? Blank.For(source.Say("notice.blank.suspected"))),
                Recovery(source),
            ]),
            .. List(source, "notice.heading.news", source.News, isOrdered: false),
            .. List(source, "notice.heading.next", source.IsOver ? source.Next : [], isOrdered: true),
            new NoticeFacts([.. Places(source), Fact(source, "notice.label.next-update", NextUpdate(source))]),
        ]);

    public static Notice Internal(NoticeSource source) => new(
        NoticeKind.Internal,
        source.Language,
        source.Say("notice.internal.subject", ("level", source.Level), ("title", source.Title)),
        [
            new NoticeFacts(
            [
                Fact(source, "notice.label.time", source.Began),
                Fact(source, "notice.label.level", source.LevelMeans.Length > 0 ? source.Say("notice.level", ("level", source.Level), ("definition", source.LevelMeans)) : source.Level),
                Fact(source, "notice.label.reach", source.Services),
                Fact(source, "notice.label.state", source.State),
                Recovery(source),
            ]),
            new NoticeHeading(source.Say("notice.heading.what")),
            new NoticeParagraph(source.Effect),
            .. List(source, "notice.heading.done", source.Done, isOrdered: true),
            .. List(source, "notice.heading.next", source.Next, isOrdered: true),
            new NoticeFacts([.. Report(source), Fact(source, "notice.label.next-update", NextUpdate(source))]),
        ]);

    public static NoticeFact Fact(NoticeSource source, string label, string text) => new(source.Say(label), text);

    /// <summary>The address of the report; nothing where it has none.</summary>
    public static IEnumerable<NoticeFact> Report(NoticeSource source) =>
        source.Address is { } address ? [Fact(source, "notice.label.report", address)] : [];

    /// <summary>Under its heading; a blank where the report tells of none.</summary>
    public static IEnumerable<NoticeBlock> List(NoticeSource source, string heading, ImmutableArray<string> items, bool isOrdered) =>
        [new NoticeHeading(source.Say(heading)), new NoticeList(items.IsEmpty ? [Blank.Plain] : items, isOrdered)];

    // While it lasts nobody but a person can say it, and afterwards it has happened.
    private static NoticeFact Recovery(NoticeSource source) => source.IsOver
        ? Fact(source, "notice.label.ended", source.Ended)
        : Fact(source, "notice.label.recovery", Blank.For(source.Say("notice.blank.estimate")));

    private static string NextUpdate(NoticeSource source)
    {
        if (source.IsOver)
            return source.Say("notice.last-update");
        if (source.Pace is not { } pace)
            return Blank.Plain;
        var every = DurationText.AsPromised(pace, source.Language);
        return source.LastUpdate is { IsRelative: false, Exactness: <= Incidents.Exactness.Minute } last
            ? source.Say("notice.next-update-at", ("time", source.Time(last with { Earliest = last.Earliest + pace })), ("duration", every))
            : source.Say("notice.next-update", ("time", Blank.Plain), ("duration", every));
    }

    /// <summary>Call, channel, document and board: the report's own links.</summary>
    private static IEnumerable<NoticeFact> Places(NoticeSource source) =>
        [.. source.Incident.Links.Select(link => new NoticeFact(link.Title, link.Url)), .. Report(source)];
}
