using System.Collections.Immutable;
using NodaTime.Text;
using Postmortems.Analysis;
using Postmortems.Analysis.Reviews;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Site.Data;

/// <summary>A record a report.</summary>
internal static class IncidentsTable
{
    public static Table Of(Library library) => new("incidents", Columns, [.. library.Incidents.Select(incident => Row(FiledIncident.Of(incident, library.Options), library))]);

    private static ImmutableArray<Column> Columns { get; } =
    [
        "id", "title", "lang", "status", "kind", "backfilled", "severity", "severity_scheme", Column.Number("severity_rank"), "services", "teams", "owner",
        "detection_source", "trigger_kind", "cause_kinds",
        .. Phases.Milestones.Select(phase => new Column(Vocabulary.Identifier(phase), "milestone")),
        Column.Number("harm_seconds"), "duration_stated", Column.Number("actions_open"), Column.Number("actions_overdue"), "assumed", "audience", "translation_of",
        "day", "quarter", Column.Truth("counts"), "path",
    ];

    private static ImmutableArray<object?> Row(FiledIncident filed, Library library) => Row(filed.Incident, filed, library);

    private static ImmutableArray<object?> Row(Incident incident, FiledIncident filed, Library library) =>
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
        filed.Day is { } day ? LocalDatePattern.Iso.Format(day) : null,
        filed.Day is { } quarter ? Quarter.Of(quarter).ToString() : null,
        filed.Counts,
        incident.Path,
    ];
}
