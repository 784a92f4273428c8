using System.Text.Json.Nodes;
using Postmortems.Incidents;

namespace Postmortems.Importing;

/// <summary>Issues as Jira's API gives them: the comments become the timeline. Its CSV is a table like any other.</summary>
internal sealed class JiraImporter : IImporter
{
    public string Kind => "jira";

    public string Takes => "issues of Jira's API (.json)";

    public bool Recognises(ImportSource source) =>
        source.Extension is ".json" && source.Text.Contains("\"fields\"", StringComparison.Ordinal) && source.Text.Contains("\"key\"", StringComparison.Ordinal);

    public IEnumerable<ImportedReport> Read(ImportSource source, ImportTerms terms)
    {
        var issues = JsonSource.Objects(JsonSource.Parse(source), "issues");
        if (issues.IsEmpty || !issues.Any(issue => issue["fields"] is JsonObject))
            throw new ImportFault(source.Path, 1, "there is no issue in it");
        return [.. issues.Where(issue => issue["fields"] is JsonObject).Select(issue => Report(issue, source, terms))];
    }

    private static ImportedReport Report(JsonObject issue, ImportSource source, ImportTerms terms)
    {
        var record = new JsonRecord(issue);
        record.Take("id", "key");
        record.Take("title", "fields.summary");
        record.Take("started", "fields.created");
        record.Take("resolved", "fields.resolutiondate");
        record.Take("severity", "fields.priority.name");
        record.Take("services", "fields.components.name");
        record.Take("tags", "fields.labels");
        record.Take("owner", "fields.assignee.displayName", "fields.assignee.name");
        record.Take("reporter", "fields.reporter.displayName", "fields.reporter.name");
        record.Take("url", "self");
        record.TakeSection(SectionKind.Summary, "fields.description");
        record.TakeSection(SectionKind.Notes, "fields.environment");
        record.TakeLines("fields.comment.comments", "created", "author.displayName", "body");
        return record.Report(source, record.Said.Value("id"), terms);
    }
}
