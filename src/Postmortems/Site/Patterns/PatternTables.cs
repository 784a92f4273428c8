using System.Collections.Immutable;
using Postmortems.Analysis.Mining;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.Feeds;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Site.Reviews;

namespace Postmortems.Site.Patterns;

/// <summary>What the page of one possible recurrence sets side by side.</summary>
internal sealed class PatternTables(Family family, SiteMap map)
{
    /// <summary>Entries of a cell that need no fold.</summary>
    private const int MostOpen = 6;

    private readonly ReviewWords _words = new(map);

    private readonly TermNames _terms = new(map.Language);

    /// <summary>A row a member: causes, gates and promises beside each other, so that a reader can tell whether they are the same.</summary>
    public ReviewTable Members => new(
        map.Say("pattern.members"),
        [map.Say("chart.incident"), map.Say("pattern.causes"), map.Say("pattern.gates"), map.Say("pattern.actions")],
        [.. family.Members.Select(member => ImmutableArray.Create(Named(member), Linked(CausesOf(member)), Linked(GatesOf(member)), Linked(ActionsOf(member))))]);

    /// <summary>The gates that missed a fault of a member, the most often first; null where no report says.</summary>
    public ReviewTable? Gates
    {
        get
        {
            var missed = family.Members.SelectMany(member => Missed(member).Where(test => test.Gate.IsGiven).Select(test => (Gate: test.Gate.Value!, Reason: test.Reason.Value ?? "", Member: member)));
            ImmutableArray<ImmutableArray<ReviewCell>> rows =
            [
                .. from test in missed
                   group test.Member by (test.Gate, test.Reason) into cell
                   let members = cell.DistinctBy(member => member.Id).ToList()
                   orderby members.Count descending, cell.Key.Gate, cell.Key.Reason
                   select ImmutableArray.Create<ReviewCell>(
                       EscapeSections.Gate(cell.Key.Gate, _words),
                       EscapeSections.Reason(cell.Key.Reason, _words),
                       new ReviewCell(ReviewWords.Whole(members.Count)) { Links = [.. members.Select(member => _words.Link(member))] }),
            ];
            return rows.IsEmpty ? null : new ReviewTable(map.Say("pattern.gates-missed"), [_words.Say("figures.gate"), _words.Say("figures.reason"), _words.Say("figures.incidents")], rows);
        }
    }

    /// <summary>A row a member with a date; null without one.</summary>
    public ReviewTable? Ledger => family.Promises.Steps.IsEmpty ? null : new ReviewTable(
        map.Say("pattern.ledger"),
        [map.Say("pattern.after"), map.Say("pattern.done"), map.Say("pattern.not-done"), map.Say("pattern.then"), map.Say("pattern.verdict")],
        [
            .. family.Promises.Steps.Select(step => ImmutableArray.Create(
                Named(step.Incident),
                Counted(step.Incident, step.Done),
                Counted(step.Incident, step.NotDone),
                step.Next is { } next ? Named(next) : map.Say("pattern.not-again"),
                map.Patterns.Mark(step.Verdict).Name)),
        ]);

    private ReviewCell Named(Incident incident) =>
        new("") { Links = [_words.Link(incident, incident.Began is { } began ? MomentText.Day(began, map.Language) : "")] };

    /// <summary>Many stand behind their number: what is to be compared must stand close together.</summary>
    private static ReviewCell Linked(IEnumerable<ReviewLink> links) =>
        links.ToImmutableArray() is { IsEmpty: false } some ? new ReviewCell(some.Length <= MostOpen ? "" : ReviewWords.Whole(some.Length)) { Links = some } : "–";

    private ReviewCell Counted(Incident incident, ImmutableArray<CorrectiveAction> actions) => new(ReviewWords.Whole(actions.Length)) { Links = [.. actions.Select(action => LinkTo(incident, action))] };

    private IEnumerable<ReviewLink> CausesOf(Incident member)
    {
        foreach (var cause in member.Causes)
        {
            var kind = _terms.Of(cause.Kind, map.Library.Options.Taxonomy.Cause).Name;
            var place = new Place(map.Incident(member.Id), $"cause-{cause.Id}");
            if (cause.Summary is { Length: > 0 } summary)
                yield return new ReviewLink(ReportFeed.PlainText(summary), place, member.Lang, kind);
            else if (kind.Length > 0)
                yield return new ReviewLink(kind, place, map.Language);
        }
    }

    private IEnumerable<ReviewLink> GatesOf(Incident member) =>
        from test in Missed(member)
        where test.Gate.IsGiven
        select new ReviewLink(EscapeSections.Gate(test.Gate.Value!, _words), new Place(map.Incident(member.Id), "missed-tests"), map.Language, test.Reason.IsGiven ? EscapeSections.Reason(test.Reason.Value!, _words) : "");

    private IEnumerable<ReviewLink> ActionsOf(Incident member) => member.Actions.Select(action => LinkTo(member, action));

    private ReviewLink LinkTo(Incident incident, CorrectiveAction action) =>
        _words.Link(incident, Vocabulary.Name(action.Status, map.Language), $"action-{action.Id}") with { Text = ReportFeed.PlainText(action.Title) };

    private static IEnumerable<MissedTest> Missed(Incident member) => member.MissedTests.IsGiven ? member.MissedTests.Value : [];
}
