using System.Collections.Immutable;
using Postmortems.Analysis.Mining;
using Postmortems.Analysis.Reviews;
using Postmortems.Incidents;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Reviews;

/// <summary>What may have come again in a period, and which promises that leaves unkept: parts of sections 7 and 9.</summary>
internal static class PatternSections
{
    /// <summary>Possible recurrences with a member in the period. Where there is none, it says so, with how many reports were compared.</summary>
    public static ReviewBlock Recurrences(Review review, ReviewWords words)
    {
        var families = words.Map.Library.Families;
        var here = IdsOf(review);
        var found = words.Map.Patterns.Ordered.Where(family => family.Members.Skip(1).Any(member => here.Contains(member.Id))).ToList();
        var room = ReviewRoom.Of(review, words);
        return new ReviewBlock(words.Say("figures.recurrences"))
        {
            Sentences =
            [
                found.Count > 0 ? words.Say("figures.recurrences.said", ("n", ReviewWords.Whole(found.Count)))
                    : families.Reports < Families.FewestReports ? words.Say("figures.recurrences.too-few", ("n", ReviewWords.Whole(families.Reports)), ("fewest", ReviewWords.Whole(Families.FewestReports)))
                    : words.Say("figures.recurrences.none", ("n", ReviewWords.Whole(families.Reports))),
            ],
            Tables = found.Count == 0 ? [] :
            [
                new ReviewTable(
                    words.Say("figures.recurrences"),
                    [words.Say("pattern.called"), words.Say("figures.recurrences.here"), words.Say("figures.recurrences.before")],
                    [.. found.Take(room.Rows).Select(family => Row(family, here, words))])
                {
                    More = room.More(found.Count - room.Rows, "figures.more.recurrences", new Place(words.Map.PatternContents)),
                },
            ],
        };
    }

    /// <summary>Promises after which the same may have come again in the period; null where there is none.</summary>
    public static ReviewBlock? NotHeld(Review review, ReviewWords words)
    {
        var here = IdsOf(review);
        var steps = words.Map.Patterns.Ordered
            .SelectMany(family => family.Promises.Steps.Select(step => (Family: family, Step: step)))
            .Where(pair => pair.Step is { Verdict: PromiseVerdict.DidNotHold or PromiseVerdict.NeverDone, Next: { } next } && here.Contains(next.Id))
            .ToList();
        if (steps.Count == 0)
            return null;
        var room = ReviewRoom.Of(review, words);
        return new ReviewBlock(words.Say("figures.not-held"))
        {
            Sentences = [words.Say("figures.not-held.is")],
            Tables =
            [
                new ReviewTable(
                    words.Say("figures.not-held"),
                    [words.Say("pattern.after"), words.Say("figures.recurrences.again"), words.Say("pattern.verdict"), words.Say("pattern.called")],
                    [
                        .. steps.Take(room.Rows).Select(pair => ImmutableArray.Create<ReviewCell>(
                            new ReviewCell("") { Links = [words.Link(pair.Step.Incident)] },
                            new ReviewCell("") { Links = [words.Link(pair.Step.Next!)] },
                            words.Map.Patterns.Mark(pair.Step.Verdict).Name,
                            Called(pair.Family, words))),
                    ])
                {
                    More = room.More(steps.Count - room.Rows, "figures.more.recurrences", new Place(words.Map.PatternContents)),
                },
            ],
        };
    }

    /// <summary>What counts in the period: a family of near misses alone is no recurrence of incidents.</summary>
    private static HashSet<IncidentId> IdsOf(Review review) => [.. review.Scope.Now.Select(filed => filed.Incident.Id)];

    private static ImmutableArray<ReviewCell> Row(Family family, HashSet<IncidentId> here, ReviewWords words) =>
    [
        Called(family, words),
        new ReviewCell("") { Links = [.. family.Members.Where(member => here.Contains(member.Id)).Select(member => words.Link(member))] },
        Counted([.. family.Members.TakeWhile(member => !here.Contains(member.Id))], words),
    ];

    private static ReviewCell Counted(ImmutableArray<Incident> members, ReviewWords words) =>
        new(ReviewWords.Whole(members.Length)) { Links = [.. members.Select(member => words.Link(member))] };

    private static ReviewCell Called(Family family, ReviewWords words)
    {
        var name = words.Map.Patterns.NameOf(family);
        return new ReviewCell("") { Links = [new ReviewLink(name.Text, new Place(words.Map.Pattern(family.Id)), name.Lang)] };
    }
}
