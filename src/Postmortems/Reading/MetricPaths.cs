using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Reading;

/// <summary>Which files beside a report are measurements, and in which zone their times are read.</summary>
public static class MetricPaths
{
    public static bool IsMetric(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>The report's own; null where neither it nor the config names one.</summary>
    public static DateTimeZone? ZoneOf(Incident incident) => incident.TimeZone is { } zone ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) : null;
}
