using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Site.Subjects;

namespace Postmortems.Site;

/// <summary>What became of some promises. Ideas are nobody's promise, and of what old sources do not tell nobody knows: both are left out.</summary>
/// <param name="Promised">The sum of the five that follow.</param>
/// <param name="DayUnknown">Done, but on a day that is not told, or with no due date to hold it against.</param>
/// <param name="Open">Overdue ones included.</param>
/// <param name="Overdue">Of those that are open.</param>
/// <param name="Moved">Of all: put off at least once.</param>
public sealed record PromiseCounts(int Promised, int OnTime, int Late, int DayUnknown, int Open, int GivenUp, int Overdue, int Moved)
{
    internal static PromiseCounts Of(IReadOnlyCollection<ActionRow> rows)
    {
        ImmutableArray<ActionRow> promised = [.. rows.Where(row => row.Action.IsCommitment && row.State is not ActionState.Unknown)];
        return new PromiseCounts(
            promised.Length,
            promised.Count(row => row.Keeping is Keeping.OnTime),
            promised.Count(row => row.Keeping is Keeping.Late),
            promised.Count(row => row.Keeping is Keeping.DayUnknown),
            promised.Count(row => row.Action.IsOpen),
            promised.Count(row => row.State is ActionState.WontDo),
            promised.Count(row => row.State is ActionState.Overdue),
            promised.Count(row => !row.Action.DueHistory.IsEmpty));
    }
}

/// <summary>What is made of an action's dates. Nothing is guessed: where a day is missing there is no figure.</summary>
internal static class PromiseKeeping
{
    public static Keeping KeepingOf(CorrectiveAction action) => action switch
    {
        { Status: not ActionStatus.Done } => Keeping.NotKept,
        { Done.IsGiven: true, Due.IsGiven: true } => action.Done.Value <= action.Due.Value!.Last ? Keeping.OnTime : Keeping.Late,
        _ => Keeping.DayUnknown,
    };

    public static int? SlipOf(CorrectiveAction action) =>
        action.DueHistory.FirstOrDefault() is { } first && action.Due.Value is { } now ? Days(first.Last, now.Last) : null;

    /// <param name="began">The day of the incident: a promise is as old as what it answers to, since no report says when it was made.</param>
    public static int? AgeOf(CorrectiveAction action, LocalDate? began, LocalDate today)
    {
        LocalDate? end = action.IsOpen ? today : action is { Status: ActionStatus.Done, Done.IsGiven: true } ? action.Done.Value : null;
        return began is { } day && end is { } last && last >= day ? Days(day, last) : null;
    }

    /// <summary>The latest first, those without a date last.</summary>
    public static ImmutableArray<ActionRow> OpenOf(IEnumerable<ActionRow> rows) =>
    [
        .. rows.Where(row => row.Action.IsOpen).OrderBy(row => row.Action.Due.Value?.Last ?? LocalDate.MaxIsoValue),
    ];

    private static int Days(LocalDate from, LocalDate to) => Period.DaysBetween(from, to);
}

/// <summary>Whose promises are whose: looked up, since there are as many subjects as there are reports.</summary>
internal sealed class PromisesBySubject(ImmutableArray<ActionRow> rows)
{
    private readonly ILookup<IncidentId, ActionRow> _byReport = rows.ToLookup(row => row.Incident.Id);

    private readonly ILookup<string, ActionRow> _byTeam = rows
        .SelectMany(row => row.Teams.Select(team => team.Id).Distinct(StringComparer.Ordinal).Select(team => (team, row)))
        .ToLookup(pair => pair.team, pair => pair.row, StringComparer.Ordinal);

    /// <summary>A team's promises are its own, wherever they were made; those of anything else are those of its reports.</summary>
    public IReadOnlyList<ActionRow> Of(SubjectEntry subject) => subject.Kind is SubjectKind.Team
        ? [.. _byTeam[subject.Key]]
        : [.. subject.Incidents.SelectMany(incident => _byReport[incident.Id])];
}
