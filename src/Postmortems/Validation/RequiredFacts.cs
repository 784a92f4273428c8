using Postmortems.Incidents;

namespace Postmortems.Validation;

/// <summary>Whether a report answers what the config may ask: a value counts, and so does a said absence.</summary>
internal static class RequiredFacts
{
    /// <param name="field">One of those that <c>required</c> may name.</param>
    public static bool IsAnswered(Incident incident, string field) => field switch
    {
        "title" => incident.Title.Length > 0,
        "severity" => incident.Severity.IsSaid,
        "summary" => HasProse(incident, SectionKind.Summary) || incident.Body.Sections.Any(section => section is { Kind: null, Heading: "" } && IsWritten(incident, section)),
        "services" => incident.Services.IsSaid,
        "teams" => !incident.Teams.IsEmpty,
        "authors" => !incident.Authors.IsEmpty,
        "roles" => !incident.Roles.IsEmpty,
        "owner" => incident.Owner.IsSaid,
        "links" => !incident.Links.IsEmpty,
        "detection.source" => incident.Detection?.Source.IsSaid is true,
        "impact" => incident.Impact.IsSaid || HasProse(incident, SectionKind.Impact),
        "causes" => incident.Causes.Any(cause => cause.Kind.IsSaid),
        "actions" => !incident.Actions.IsEmpty || incident.NoActionsWhy is not null,
        "timeline" => incident.Timeline.Entries.Length >= 3,
        "trigger" => incident.Trigger?.Kind.IsSaid is true,
        "missed_tests" => incident.MissedTests.IsSaid,
        "lessons" => HasLessons(incident),
        "context" => HasProse(incident, SectionKind.Context),
        "root_cause" => HasProse(incident, SectionKind.RootCause),
        "resolution" => HasProse(incident, SectionKind.Resolution),
        "started_or_detected" => IsSaid(incident, Phase.Started, Phase.Detected),
        "recovered_or_mitigated" => IsSaid(incident, Phase.Recovered, Phase.Mitigated),
        "acknowledged_or_classified" => IsSaid(incident, Phase.Acknowledged, Phase.Classified),
        "detected" => IsSaid(incident, Phase.Detected),
        "resolved" => IsSaid(incident, Phase.Resolved),
        "reviewed" => IsSaid(incident, Phase.Reviewed),
        "verified" => IsSaid(incident, Phase.Verified),
        "identified" => IsSaid(incident, Phase.Identified),
        // Each action and each cause is asked for itself, by a rule of its own.
        "actions_complete" or "causes_addressed" => true,
        _ => throw new InvalidOperationException($"The config may ask for '{field}', and nobody knows what that is."),
    };

    /// <summary>The section whose heading asks the same question; null where there is none.</summary>
    public static string? SectionOf(string field) => field switch
    {
        "summary" or "impact" or "timeline" or "trigger" or "missed_tests" or "actions" or "resolution" or "context" or "lessons" => field,
        "causes" or "root_cause" => "root_cause",
        "detection.source" => "detection",
        _ => null,
    };

    /// <summary>Something stands there; in a report that is no draft any more, something else than that it will.</summary>
    public static bool IsWritten(Incident incident, Section section) =>
        section.HasProse && (incident.Status is ReportStatus.Draft || !section.IsToBeWritten);

    private static bool IsSaid(Incident incident, params ReadOnlySpan<Phase> phases)
    {
        foreach (var phase in phases)
        {
            if (incident.Milestone(phase).IsSaid || incident.Timeline.Entries.Any(entry => entry.Phase == phase))
                return true;
        }

        return false;
    }

    private static bool HasProse(Incident incident, SectionKind kind) => incident.Body.Find(kind) is { } section && IsWritten(incident, section);

    private static bool HasLessons(Incident incident)
    {
        var lessons = incident.Lessons;
        return HasProse(incident, SectionKind.Lessons)
            || lessons.WentWell.Length + lessons.WentBadly.Length + lessons.Lucky.Length + lessons.Surprised.Length > 0;
    }
}
