using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Reviews;

/// <summary>How many incidents say something.</summary>
/// <param name="What">A phase's name, "cause", "trigger", "missed_tests", "actions".</param>
public sealed record CoverageShare(string What, int Known, int Of);

/// <summary>What a review knows, and what it does not: it comes first, because all the rest hangs on it.</summary>
public sealed record Coverage
{
    /// <summary>What counts.</summary>
    public required int Incidents { get; init; }

    public required int Drafts { get; init; }

    public required int InReview { get; init; }

    public required int Final { get; init; }

    public required int Open { get; init; }

    public required int Backfilled { get; init; }

    /// <summary>Resolved, bound by a deadline for the review, and past it without one.</summary>
    public required ImmutableArray<Incident> ReviewOverdue { get; init; }

    /// <summary>Left out of all figures.</summary>
    public required int NearMisses { get; init; }

    /// <summary>Left out of all figures.</summary>
    public required int Drills { get; init; }

    /// <summary>The same incident in another language: counted once.</summary>
    public required int Translations { get; init; }

    /// <summary>Reports of the whole library that know no date, and belong to no period.</summary>
    public required int Undated { get; init; }

    /// <summary>Filed by a date that is approximate or assumed.</summary>
    public required int Uncertain { get; init; }

    public required ImmutableArray<CoverageShare> Shares { get; init; }

    /// <summary>What <c>check</c> finds in the reports of the period; null where nobody has asked it.</summary>
    public required int? Findings { get; init; }

    private static readonly ImmutableArray<Phase> Milestones =
        [Phase.Started, Phase.Detected, Phase.Acknowledged, Phase.Identified, Phase.Mitigated, Phase.Recovered, Phase.Resolved, Phase.Reviewed];

    internal static Coverage Of(ReviewScope scope)
    {
        ImmutableArray<Incident> now = [.. scope.Now.Select(filed => filed.Incident)];
        var filed = scope.Filed.ToList();
        CoverageShare Share(string what, Func<Incident, bool> isKnown) => new(what, now.Count(isKnown), now.Length);
        return new Coverage
        {
            Incidents = now.Length,
            Drafts = now.Count(incident => incident.Status is ReportStatus.Draft),
            InReview = now.Count(incident => incident.Status is ReportStatus.Review),
            Final = now.Count(incident => incident.Status is ReportStatus.Final),
            Open = now.Count(incident => incident.IsOpen),
            Backfilled = now.Count(incident => incident.IsBackfilled),
            ReviewOverdue = [.. now.Where(incident => IsReviewOverdue(incident, scope))],
            NearMisses = filed.Count(incident => incident.TranslationOf is null && incident.Kind is ReportKind.NearMiss),
            Drills = filed.Count(incident => incident.TranslationOf is null && incident.Kind is ReportKind.Drill),
            Translations = filed.Count(incident => incident.TranslationOf is not null),
            Undated = scope.All.Count(one => one.Counts && one.Day is null),
            Uncertain = scope.Now.Count(one => one.IsUncertain),
            Shares =
            [
                .. Milestones.Select(phase => Share(Language.Vocabulary.Identifier(phase), incident => incident.Milestone(phase).IsGiven)),
                .. Facet.All.Select(facet => Share(facet.Name, incident => !facet.WordsOf(incident).IsEmpty)),
                Share("missed_tests", incident => incident.MissedTests.IsGiven),
                Share("actions", incident => incident.Actions.Any(action => action.IsCommitment && action.Owner.IsGiven)),
            ],
            Findings = scope.Input.Findings is { } findings ? filed.Sum(incident => findings.GetValueOrDefault(incident.Path)) : null,
        };
    }

    private static bool IsReviewOverdue(Incident incident, ReviewScope scope) =>
        !incident.IsBackfilled && !incident.Milestone(Phase.Reviewed).IsSaid && incident.Milestone(Phase.Resolved).Value is { IsRelative: false } resolved
        && scope.Input.Options.Deadlines.Any(deadline => deadline is { To: Phase.Reviewed, Repeats: false }
            && deadline.LimitFor(incident.Severity.Value?.Level) is { Kind: LimitKind.Duration } limit
            && resolved.Local.Date.PlusDays(DaysOf(deadline, limit)) < scope.Input.Today);

    // Working hours are given the weekends too: what is said to be late, is.
    private static int DaysOf(Deadline deadline, Limit limit) =>
        (int)Math.Ceiling(limit.Duration.TotalDays) * (deadline.Calendar is null ? 1 : 5);
}
