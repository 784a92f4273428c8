using Postmortems.Configuration;
using Postmortems.Incidents;

namespace Postmortems.Validation;

/// <summary>How much is asked of a report: it grows with severity and with status.</summary>
internal static class Demands
{
    public static bool Apply(RequiredFrom from, Incident incident) => from switch
    {
        RequiredFrom.Draft => true,
        RequiredFrom.Review => incident.Status is not ReportStatus.Draft || incident.IsBackfilled,
        RequiredFrom.Final => incident.Status is ReportStatus.Final && !incident.IsBackfilled,
        _ => incident.Status is ReportStatus.Final && !incident.IsBackfilled && incident.Severity.Value?.Level is { IsSevere: true },
    };
}
