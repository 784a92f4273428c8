using System.Text.Json.Nodes;
using Postmortems.Incidents;

namespace Postmortems.Importing;

/// <summary>Incidents as PagerDuty's API gives them, with log entries and notes where they were asked for. Its CSV is a table like any other.</summary>
internal sealed class PagerDutyImporter : IImporter
{
    public string Kind => "pagerduty";

    public string Takes => "incidents of PagerDuty's API (.json)";

    public bool Recognises(ImportSource source) =>
        source.Extension is ".json" && (source.Text.Contains("\"incident_number\"", StringComparison.Ordinal) || source.Text.Contains("pagerduty.com/incidents", StringComparison.Ordinal));

    public IEnumerable<ImportedReport> Read(ImportSource source, ImportTerms terms)
    {
        var root = JsonSource.Parse(source);
        var incidents = JsonSource.Objects(root, root is JsonObject map && map.ContainsKey("incident") ? "incident" : "incidents");
        if (incidents.IsEmpty)
            throw new ImportFault(source.Path, 1, "there is no incident in it");
        return [.. incidents.Select(incident => Report(incident, source, terms))];
    }

    private static ImportedReport Report(JsonObject incident, ImportSource source, ImportTerms terms)
    {
        var record = new JsonRecord(incident);
        record.Take("id", "incident_number", "id");
        record.Take("title", "title", "summary", "description");
        record.Take("started", "created_at");
        record.Take("resolved", "resolved_at");
        record.Take("severity", "priority.summary", "priority.name", "severity");
        record.Take("services", "service.summary", "service.name", "impacted_services.summary");
        record.Take("teams", "teams.summary");
        record.Take("owner", "assignments.assignee.summary", "assignees.summary");
        record.Take("url", "html_url");
        record.TakeSection(SectionKind.Summary, "body.details");
        record.TakeSection(SectionKind.Summary, "description");
        record.TakeSection(SectionKind.Resolution, "resolve_reason");
        record.TakeLines("log_entries", "created_at", "agent.summary", "summary", "channel.notes", "channel.summary");
        record.TakeLines("notes", "created_at", "user.summary", "content");
        return record.Report(source, record.Said.Value("id"), terms);
    }
}
