using System.Collections.Immutable;
using NodaTime;

namespace Postmortems.Incidents;

/// <summary>A measurement.</summary>
/// <param name="Line">Of its file, 1-based.</param>
public readonly record struct MetricPoint(Instant At, double Value, int Line);

/// <summary>What one column of a metric file says.</summary>
/// <param name="Points">In order of time.</param>
public sealed record MetricSeries(string Name, ImmutableArray<MetricPoint> Points);

/// <summary>A CSV file beside a report, as it was read: the first column is time, every other a series.</summary>
/// <param name="Path">From the root of the repository, with "/".</param>
public sealed record MetricFile(string Path, ImmutableArray<MetricSeries> Series);
