using System.Collections.Immutable;
using Postmortems.Analysis;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Site.Data;

/// <summary>A record a report.</summary>
internal static class IncidentsTable
{
    public static Table Of(Library library) => new("incidents", Columns, [.. library.Incidents.Select(incident => Row(incident, library))]);

    private static ImmutableArray<Column> Columns { get; } =
    [
        "id", "title", "lang", "status", "kind", "backfilled", "severity", "severity_scheme", "severity_rank", "services", "teams", "owner",
        "detection_source", "trigger_kind", "cause_kinds",
        .. Phases.Milestones.Select(phase => new Column(Vocabulary.Identifier(phase), "milestone")),
        "harm_seconds", "duration_stated", "actions_open", "actions_overdue", "assumed", "audience", "translation_of", "path",
    ];

    private static ImmutableArray<object?> Row(Incident incident, Library library) =>
    [
        incident.Id.Value,
        incident.Title,
        incident.Lang,
        Vocabulary.Identifier(incident.Status),
        Vocabulary.Identifier(incident.Kind),
        incident.IsBackfilled ? "yes" : "no",
        Tables.Said(incident.Severity, severity => severity.Level?.Id ?? severity.Written),
        incident.Severity.Value?.Level?.Scheme,
        (long?)incident.Severity.Value?.Level?.Rank,
        Tables.Said(incident.Services, services => Tables.Joined(services)),
        Tables.Joined(incident.Teams),
        Tables.Said(incident.Owner),
        Tables.Said(incident.Detection?.Source ?? default),
        Tables.Said(incident.Trigger?.Kind ?? default),
        Tables.Joined(incident.Causes.Select(cause => Tables.Said(cause.Kind)).OfType<string>().Distinct()),
        .. Phases.Milestones.Select(phase => Tables.Said(incident.Milestone(phase), Tables.Time)),
        HarmWindows.Total(incident) is { IsAtLeast: false } harm ? (long)harm.Nominal.TotalSeconds : null,
        incident.DurationStated,
        (long)incident.Actions.Count(action => action.IsOpen),
        (long)incident.Actions.Count(action => action.IsOverdue(library.Today)),
        Tables.Joined(incident.Assumed.Select(assumption => assumption.Field)),
        Vocabulary.Identifier(incident.Audience),
        incident.TranslationOf?.Value,
        incident.Path,
    ];
}
