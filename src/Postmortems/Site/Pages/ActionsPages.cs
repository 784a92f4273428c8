using System.Collections.Immutable;
using NodaTime;
using Postmortems.Language;
using Postmortems.Site.Facets;
using Postmortems.Site.Subjects;

namespace Postmortems.Site.Pages;

/// <summary>Makes the tracker.</summary>
internal static class ActionsPages
{
    private const int MaxLines = 30;

    public static IEnumerable<ActionsPage> From(SiteMap map)
    {
        var rows = map.ActionRows;
        var sorted = rows.OrderBy(row => row.State).ThenBy(row => row.Action.Due.Value?.Last ?? LocalDate.MaxIsoValue).ToList();
        var pieces = Pieces(sorted);
        var paths = Paging.Paths(map, "actions", pieces.Length);
        var counts = rows.CountBy(row => row.State).ToDictionary();
        ImmutableArray<StateEntry> states =
        [
            .. Enum.GetValues<ActionState>().Where(counts.ContainsKey).Select(state => new StateEntry(
                state, counts[state], paths[pieces.IndexOf(pieces.First(piece => piece.Any(row => row.State == state)))])),
        ];
        var promised = PromiseCounts.Of(rows);
        var facets = rows.IsEmpty ? null : map.ActionFacets;
        return pieces.Select((piece, i) => new ActionsPage(
            paths[i], map.Say("page.actions"), map.Frame(SiteMap.NumberedPath("actions", i + 1)), Groups(piece, i > 0 ? pieces[i - 1][^1].State : null, counts))
        {
            CsvPath = SiteMap.Table("actions", "csv"),
            CalendarPath = map.Calendar,
            States = states,
            Turn = new PageTurn(i + 1, paths),
            Counts = promised,
            Facets = facets,
            Tallies = i == 0 ? Tallies(rows, map) : [],
            Curve = i == 0 && promised.Promised > 0 ? PromiseCurves.Of(rows, map) : null,
        });
    }

    /// <summary>Every action of every report, in the order of the reports.</summary>
    public static ImmutableArray<ActionRow> Rows(SiteMap map) =>
    [
        .. from incident in map.Library.Incidents
           where incident.TranslationOf is null && !incident.Actions.IsEmpty
           let row = IncidentRows.Row(incident, map)
           from action in incident.Actions
           select IncidentRows.Row(action, row, map),
    ];

    /// <summary>The first page has the tallies too, and so fewer rows.</summary>
    private static ImmutableArray<ImmutableArray<ActionRow>> Pieces(List<ActionRow> sorted)
    {
        if (Paging.Cut(sorted, Paging.Weight, Paging.MaxWeight * 2 / 3) is [_] whole)
            return whole;
        var first = Paging.Cut(sorted, Paging.Weight, Paging.MaxWeight * 2 / 3)[0];
        return [first, .. Paging.Cut(sorted.Skip(first.Length), Paging.Weight)];
    }

    private static ImmutableArray<ActionGroup> Groups(ImmutableArray<ActionRow> rows, ActionState? before, Dictionary<ActionState, int> counts) =>
        [.. rows.GroupBy(row => row.State).Select(group => new ActionGroup(group.Key, [.. group], counts[group.Key], group.Key == before))];

    private static ImmutableArray<PromiseTally> Tallies(ImmutableArray<ActionRow> rows, SiteMap map) =>
    [
        .. new[]
        {
            Tally(TallyKind.Team, rows.SelectMany(row => row.Teams.Select(team => (team.Name, team.Path, (string?)null, row)))),
            Tally(TallyKind.Service, rows.SelectMany(row => row.Incident.Services.Select(service => (service.Name, service.Path, (string?)null, row)))),
            Tally(TallyKind.Kind, rows.Where(row => row.Action.Kind is not null).Select(row => (Vocabulary.Name(row.Action.Kind!.Value, map.Language), (PagePath?)null, (string?)null, row))),
            Tally(TallyKind.Owner, rows.Where(row => row.Action.Owner.IsGiven).Select(row => (row.Action.Owner.Value!, (PagePath?)null, (string?)row.Incident.Lang, row))),
        }.Where(tally => !tally.Lines.IsEmpty),
    ];

    private static PromiseTally Tally(TallyKind by, IEnumerable<(string Name, PagePath? Path, string? Lang, ActionRow Row)> named)
    {
        var lines = named
            .GroupBy(pair => (pair.Name, pair.Path))
            .Select(group => new TallyLine(group.Key.Name, group.Key.Path, group.First().Lang, PromiseCounts.Of([.. group.Select(pair => pair.Row)])))
            .Where(line => line.Counts.Promised > 0)
            .OrderByDescending(line => line.Counts.Overdue)
            .ThenByDescending(line => line.Counts.Open)
            .ThenByDescending(line => line.Counts.Promised)
            .ThenBy(line => line.Name, StringComparer.Ordinal)
            .ToList();
        return new PromiseTally(by, [.. lines.Take(MaxLines)], Math.Max(0, lines.Count - MaxLines));
    }
}
