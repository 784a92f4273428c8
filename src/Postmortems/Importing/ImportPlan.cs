using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Drafting;
using Postmortems.Incidents;

namespace Postmortems.Importing;

/// <summary>What stands where a report would go.</summary>
/// <param name="Path">From the library's root.</param>
public sealed record TakenPlace(string Path, string Text);

/// <summary>An imported report with its id and its path from the library's root.</summary>
public sealed record PlacedReport(ImportedReport Report, IncidentId Id, string Path);

/// <summary>
/// Names for imported reports. The same sources get the same names each time; two that would share one are told apart by a number, and what
/// was imported from a source before is found again by the comment that names it.
/// </summary>
/// <param name="content">Folder of the reports, from the root.</param>
/// <param name="at">What stands at a path; null for nothing.</param>
/// <param name="holder">Path of the report that has an id; null where it is free.</param>
public sealed class ImportPlan(string content, Func<string, TakenPlace?> at, Func<IncidentId, string?> holder)
{
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="reports">In the order of their sources.</param>
    public ImmutableArray<PlacedReport> Place(IEnumerable<ImportedReport> reports) => [.. reports.Select(Place)];

    private PlacedReport Place(ImportedReport report)
    {
        var id = IdOf(report);
        if (report.IsOurs)
            return new PlacedReport(report, id, OwnPlace(report, id));
        if (!IsFree(report, id))
            id = ReportName.FreeBeside(id, other => !IsFree(report, other));
        _given.Add(id.Value);
        return new PlacedReport(report, id, PathOf(report, id));
    }

    private bool IsFree(ImportedReport report, IncidentId id)
    {
        if (_given.Contains(id.Value))
            return false;
        var path = PathOf(report, id);
        if (at(path) is { } there)
            return ImportRecord.SourceOf(there.Text) is not { } source || source == report.Source;
        return holder(id) is null;
    }

    /// <summary>Where it lay in its own library, unless it stands somewhere else in this one by now.</summary>
    private string OwnPlace(ImportedReport report, IncidentId id)
    {
        var path = report.Place is { } place ? Inside(Relative(place)) : PathOf(report, id);
        _given.Add(id.Value);
        return at(path) is null && holder(id) is { } held ? held : path;
    }

    /// <summary>A library without a config has its reports in the folder that all have.</summary>
    private static string Relative(string place) =>
        RelativePath.IsUnder(place, ConfigReader.Defaults.Content) ? place[(ConfigReader.Defaults.Content.Length + 1)..] : place;

    private string PathOf(ImportedReport report, IncidentId id) =>
        report.Day is { Length: >= 4 } day ? ReportName.PathOf(content, day, id) : Inside($"undated/{id.Value}.md");

    private string Inside(string path) => content is "." ? path : $"{content.TrimEnd('/')}/{path}";

    /// <summary>The day, then the name, unless the name begins with a date of its own.</summary>
    private static IncidentId IdOf(ImportedReport report)
    {
        if (report.IsOurs || report.Day is null || ReportTitle.DateIn(report.Name) is not null || report.Name.StartsWith(report.Day[..4], StringComparison.Ordinal))
            return IncidentId.TryParse(Slug.Of(report.Name), out var own) ? own.Value : IncidentId.Parse("report");
        return ReportName.Of(report.Day, report.Name);
    }
}

/// <summary>The comment by which an imported report names its source.</summary>
public static class ImportRecord
{
    internal const string Mark = "# Imported from ";

    /// <summary>Null for a report that was not imported.</summary>
    public static string? SourceOf(string report)
    {
        var start = report.IndexOf($"\n{Mark}", StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += Mark.Length + 1;
        var end = report.IndexOf('\n', start);
        return end < 0 ? null : report[start..end];
    }
}
