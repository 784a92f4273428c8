using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Site.Facets;
using Postmortems.Site.Feeds;

namespace Postmortems.Site;

/// <summary>An action where the tracker shows it, for those who ask without a page.</summary>
/// <param name="Teams">Its own, else those of its report; none where neither names one.</param>
/// <param name="DaysLeft">Until the last day on which it is kept, negative once that is past; null of what is not open or has no due date.</param>
public sealed record TrackedAction(Incident Incident, CorrectiveAction Action, ActionState State, ImmutableArray<string> Teams, int? DaysLeft)
{
    /// <summary>Plain text, on whatever lines the author wrote.</summary>
    public string Title => ReportFeed.PlainText(Action.Title);

    public string? Owner => Action.Owner.Value is { Length: > 0 } owner ? owner : null;
}

/// <summary>Which actions somebody asks for; what is empty does not narrow.</summary>
public sealed record ActionQuery
{
    /// <summary>Stands for those without a team, or without an owner.</summary>
    public const string Nobody = "none";

    public ImmutableArray<ActionState> States { get; init; } = [];

    public ImmutableArray<string> Teams { get; init; } = [];

    /// <summary>With or without the sign of a handle.</summary>
    public ImmutableArray<string> Owners { get; init; } = [];

    /// <summary>What is due in so many days or fewer, and what is overdue.</summary>
    public int? DueWithin { get; init; }

    public static ImmutableArray<ActionState> Open { get; } = [ActionState.Overdue, ActionState.DueSoon, ActionState.Open];

    /// <summary>The names of the states: "overdue", "due-soon".</summary>
    public static ImmutableSortedDictionary<string, ActionState> StatesByName { get; } =
        Enum.GetValues<ActionState>().ToImmutableSortedDictionary(ActionFacets.IdOf, state => state, StringComparer.Ordinal);

    /// <summary>By state, then by due date, undated last, then by report: an order of promises, and not of people.</summary>
    public ImmutableArray<TrackedAction> Of(Library library) =>
        [.. All(library).Where(Matches).OrderBy(one => one.State).ThenBy(one => one.Action.Due.Value?.Last ?? LocalDate.MaxIsoValue).ThenBy(one => one.Incident.Id)];

    /// <summary>Every action; a report in a second language promises nothing anew.</summary>
    public static IEnumerable<TrackedAction> All(Library library) =>
        from row in ActionFacets.Rows(library)
        let team = row.Action.Team
        select new TrackedAction(
            row.Incident,
            row.Action,
            IncidentRows.StateOf(row.Action, library.Today),
            team is { Length: > 0 } ? [team] : [.. row.Incident.Teams.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)],
            row.Action is { IsOpen: true, Due: { IsGiven: true, Value: { } due } } ? Period.DaysBetween(library.Today, due.Last) : null);

    /// <summary>Of an action of two teams somebody may have asked for one.</summary>
    /// <param name="team">"" for those without one.</param>
    public bool IsOfTeam(string team) => Teams.IsEmpty || Teams.Contains(team.Length == 0 ? Nobody : team, StringComparer.OrdinalIgnoreCase);

    private bool Matches(TrackedAction one) =>
        (States.IsEmpty ? Open : States).Contains(one.State)
        && one.Teams.DefaultIfEmpty("").Any(IsOfTeam)
        && (Owners.IsEmpty || Owners.Any(owner => owner == Nobody ? one.Owner is null : one.Owner is { } own && Handle(own).Equals(Handle(owner), StringComparison.OrdinalIgnoreCase)))
        && (DueWithin is not { } days || one.DaysLeft <= days);

    private static string Handle(string owner) => owner.TrimStart('@');
}
