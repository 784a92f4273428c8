using System.Collections.Immutable;
using Postmortems.Incidents;
using static Postmortems.Notices.TeamNotices;

namespace Postmortems.Notices;

/// <summary>What people hear who did not work on the incident: customers, and the rest of the company.</summary>
internal static class OutwardNotices
{
    /// <summary>Without level, cause or names: what happened to them, whether it is over, and what is done to make up for it.</summary>
    public static Notice Customer(NoticeSource source) => source.IsOver
        ? new(
            NoticeKind.Customer,
            source.Language,
            source.Say("notice.customer.subject-over", ("services", source.Services)),
            [
                new NoticeParagraph(source.Say("notice.customer.greeting")),
                new NoticeParagraph(source.Say("notice.customer.over", ("services", source.Services), ("from", source.Began), ("to", source.Since))),
                new NoticeFacts(
                [
                    Fact(source, "notice.label.affected", source.Effect),
                    Fact(source, "notice.label.recovered", source.Since),
                    Fact(source, "notice.label.data", Data(source)),
                    Fact(source, "notice.label.remedy", Blank.Plain),
                    Fact(source, "notice.label.to-do", Blank.For(source.Say("notice.blank.nothing-or-step"))),
                ]),
                new NoticeParagraph(source.Say("notice.customer.thanks", ("contact", Blank.For(source.Say("notice.blank.contact"))))),
            ])
        : new(
            NoticeKind.Customer,
            source.Language,
            source.Say("notice.customer.subject", ("services", source.Services)),
            [
                new NoticeParagraph(source.Say("notice.customer.greeting")),
                new NoticeParagraph(source.Say("notice.customer.now", ("services", source.Services), ("from", source.Began))),
                new NoticeFacts(
                [
                    Fact(source, "notice.label.affected", source.Effect),
                    Fact(source, "notice.label.unaffected", Blank.Plain),
                    Fact(source, "notice.label.meanwhile", Blank.For(source.Say("notice.blank.way-around"))),
                ]),
                new NoticeParagraph(source.Say("notice.customer.again", ("time", Blank.For(source.Say("notice.blank.when"))))),
            ]);

    /// <summary>For readers who write no software; they decide whether, and how, customers are told.</summary>
    public static Notice Company(NoticeSource source) => new(
        NoticeKind.Company,
        source.Language,
        source.Say("notice.company.subject", ("services", source.Services), ("title", source.Title), ("time", source.Began)),
        [
            new NoticeParagraph(source.Say("notice.company.greeting")),
            new NoticeParagraph(source.IsOver
                ? source.Say("notice.company.over", ("services", source.Services), ("from", source.Began), ("to", source.Since))
                : source.Say("notice.company.now", ("services", source.Services), ("from", source.Began))),
            new NoticeHeading(source.Say("notice.company.who")),
            new NoticeFacts(Team(source)),
            new NoticeHeading(source.Say("notice.company.what")),
            .. What(source).Select(text => new NoticeParagraph(text)),
            new NoticeHeading(source.Say("notice.company.effect")),
            new NoticeParagraph(source.Effect),
            new NoticeHeading(source.Say("notice.company.customers")),
            new NoticeParagraph(source.Told(source.Incident.Impact.Customers.Or(source.Incident.Impact.Users), source.Say("notice.blank.customers"))),
            new NoticeHeading(source.Say("notice.company.state")),
            new NoticeParagraph(source.IsOver ? source.State : source.Say("notice.company.state-now", ("state", source.State), ("estimate", Blank.For(source.Say("notice.blank.estimate"))))),
            .. List(source, "notice.company.next", source.Next, isOrdered: false),
            new NoticeFacts([Fact(source, "notice.label.review", Review(source)), Fact(source, "notice.label.tells-customers", Blank.For(source.Say("notice.blank.who-when"))), .. Report(source)]),
        ]);

    private static ImmutableArray<NoticeFact> Team(NoticeSource source) => source.Roles.IsEmpty
        ?
        [
            Fact(source, "notice.label.lead", source.Told(source.Incident.Owner, null)),
            Fact(source, "notice.label.engineering", Blank.Plain),
            Fact(source, "notice.label.product", Blank.Plain),
            Fact(source, "notice.label.customer-talk", Blank.Plain),
        ]
        : source.Roles;

    /// <summary>The summary, then what set it off and why it could, as far as they are told.</summary>
    private static IEnumerable<string> What(NoticeSource source)
    {
        yield return source.Summary ?? Blank.For(source.Say("notice.blank.plain-words"));
        if (source.Trigger is { } trigger)
            yield return trigger;
        yield return source.Cause ?? Blank.For(source.Say("notice.blank.why"));
    }

    private static string Data(NoticeSource source) => source.Incident.Impact.DataLoss switch
    {
        { IsGiven: true, Value: true } => Blank.For(source.Say("notice.blank.data-lost")),
        { IsGiven: true, Value: false } => source.Say("notice.data-whole"),
        _ => Blank.For(source.Say("notice.blank.data")),
    };

    private static string Review(NoticeSource source) => source.Incident.Milestone(Phase.Reviewed) switch
    {
        { IsGiven: true, Value: { } at } => source.Time(at),
        _ => Blank.For(source.Say("notice.blank.when")),
    };
}
