using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis.Statistics;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Reviews;

/// <summary>An action in its report.</summary>
public sealed record PromisedAction(Incident Incident, CorrectiveAction Action);

/// <summary>What was promised after the incidents of a period, and what became of it by today.</summary>
/// <param name="Made">Commitments: ideas are none.</param>
public sealed record Promises(ImmutableArray<PromisedAction> Made)
{
    public required int Ideas { get; init; }

    /// <summary>Done.</summary>
    public required int Kept { get; init; }

    public required ImmutableArray<PromisedAction> Overdue { get; init; }

    /// <summary>Open, with time left or without a date.</summary>
    public required int Open { get; init; }

    /// <summary>Given up, for a reason that the report says.</summary>
    public required ImmutableArray<PromisedAction> GivenUp { get; init; }

    /// <summary>Old sources that do not tell what became of them.</summary>
    public required int Unknown { get; init; }

    /// <summary>Done by the first date that was promised, of those that are due or done; exact. Null where none is.</summary>
    public required (Estimate Share, int Kept, int Of)? OnTime { get; init; }

    /// <summary>Days between the first date promised and the one that holds now, of those that were moved; ascending.</summary>
    public required ImmutableArray<double> Slips { get; init; }

    /// <summary>Of those that have a date at all.</summary>
    public required int Dated { get; init; }

    /// <summary>How long promises stay open, of all that were made until the end of the period.</summary>
    public required ImmutableArray<SurvivalStep> Survival { get; init; }

    /// <summary>What the survival is reckoned from.</summary>
    public required ImmutableArray<Watched> Watched { get; init; }

    public int SurvivalOf => Watched.Length;

    public double LastWatched => Watched.Select(one => one.Time).DefaultIfEmpty().Max();

    /// <summary>Left out of the survival: no day of promise, done on a day that nobody wrote down, given up, or of unknown state.</summary>
    public required int SurvivalLeftOut { get; init; }

    /// <summary>Overdue or given up.</summary>
    public int Broken => Overdue.Length + GivenUp.Length;

    /// <summary>How many were open for at least so many days, or still are.</summary>
    public int WatchedFor(double days) => Watched.Count(one => one.Time >= days);

    internal static Promises Of(ReviewScope scope)
    {
        var today = scope.Input.Today;
        var actions = Actions(scope.Now).ToList();
        ImmutableArray<PromisedAction> made = [.. actions.Where(one => one.Action.IsCommitment)];
        var watched = Actions(scope.All.Where(filed => filed.Counts && filed.Day <= scope.Period.Last)).Where(one => one.Action.IsCommitment)
            .Select(one => Watch(one, today, scope.Input)).ToList();
        return new Promises(made)
        {
            Ideas = actions.Count - made.Length,
            Kept = made.Count(one => one.Action.Status is ActionStatus.Done),
            Overdue = [.. made.Where(one => one.Action.IsOverdue(today))],
            Open = made.Count(one => one.Action.IsOpen && !one.Action.IsOverdue(today)),
            GivenUp = [.. made.Where(one => one.Action.Status is ActionStatus.WontDo)],
            Unknown = made.Count(one => one.Action.Status is ActionStatus.Unknown),
            OnTime = OnTimeOf(made, today),
            Slips = [.. made.Select(one => SlipOf(one.Action)).Where(days => days > 0).Order()],
            Dated = made.Count(one => one.Action.Due.IsGiven),
            Survival = Statistics.Survival.Of(watched.OfType<Watched>()),
            Watched = [.. watched.OfType<Watched>()],
            SurvivalLeftOut = watched.Count(one => one is null),
        };
    }

    private static IEnumerable<PromisedAction> Actions(IEnumerable<FiledIncident> filed) =>
        filed.SelectMany(one => one.Incident.Actions, (one, action) => new PromisedAction(one.Incident, action));

    private static LocalDate? FirstDue(CorrectiveAction action) =>
        action.DueHistory.IsEmpty ? action.Due.Value?.Last : action.DueHistory[0].Last;

    private static (Estimate, int, int)? OnTimeOf(ImmutableArray<PromisedAction> made, LocalDate today)
    {
        var judged = made.Select(one => one.Action).Where(action => FirstDue(action) is { } due && (action is { Status: ActionStatus.Done, Done.IsGiven: true } || (action.IsOpen && due < today))).ToList();
        var kept = judged.Count(action => action.Status is ActionStatus.Done && action.Done.Value <= FirstDue(action));
        return judged.Count == 0 ? null : (new Estimate((double)kept / judged.Count, Proportion.Exact(kept, judged.Count)), kept, judged.Count);
    }

    private static double SlipOf(CorrectiveAction action) =>
        action.Due.IsGiven && FirstDue(action) is { } first ? Period.DaysBetween(first, action.Due.Value!.Last) : 0;

    /// <summary>A promise is made with the review; where that has no date, when the incident was over, or else began.</summary>
    private static Watched? Watch(PromisedAction one, LocalDate today, ReviewInput input)
    {
        var milestones = new[] { Phase.Reviewed, Phase.Resolved, Phase.Recovered }.Select(phase => one.Incident.Milestone(phase).Value?.Date);
        var made = milestones.FirstOrDefault(day => day is not null) ?? FiledIncident.Of(one.Incident, input.Options).Day;
        var end = one.Action switch
        {
            { Status: ActionStatus.Done, Done.IsGiven: true } => one.Action.Done.Value,
            { IsOpen: true } => today,
            _ => (LocalDate?)null,
        };
        return made is { } from && end is { } to ? new Watched(Math.Max(0, Period.DaysBetween(from, to)), !one.Action.IsOpen) : null;
    }
}
