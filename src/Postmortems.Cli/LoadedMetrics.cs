using System.Collections.Immutable;
using System.Text;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.IO;
using Postmortems.Reading;

namespace Postmortems.Cli;

/// <summary>The metric files of a loaded library, by the reports that name them.</summary>
internal static class LoadedMetrics
{
    public static ImmutableDictionary<IncidentId, ImmutableArray<MetricFile>> Of(LoadedLibrary loaded, IEnumerable<Incident> incidents) =>
        incidents.Where(incident => !incident.Metrics.IsEmpty).DistinctBy(incident => incident.Id).ToImmutableDictionary(incident => incident.Id, incident => Of(loaded, incident));

    public static ImmutableArray<MetricFile> Of(LoadedLibrary loaded, Incident incident) =>
    [
        .. incident.Metrics
            .Select(target => RelativePath.Resolve(incident.Path, target))
            .OfType<string>()
            .Where(path => MetricPaths.IsMetric(path) && RelativePath.IsUnder(path, loaded.Options.Content) && loaded.Contents.Files.ContainsKey(path))
            .Select(path => MetricReader.Read(Text(loaded, path), MetricPaths.ZoneOf(incident)).File),
    ];

    private static SourceFile Text(LoadedLibrary loaded, string path) =>
        loaded.Files is { } files ? new SourceFile(path, Encoding.UTF8.GetString(files[path].Span)) : ContentFolder.Load(loaded.Root, path);
}
