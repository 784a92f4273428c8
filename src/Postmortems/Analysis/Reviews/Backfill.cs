using Postmortems.Incidents;

namespace Postmortems.Analysis.Reviews;

/// <summary>Reports told later from old sources: how many there are of a time tells how much of it was collected.</summary>
public static class Backfill
{
    /// <summary>More than half; false of nothing.</summary>
    public static bool IsMost(IEnumerable<Incident> incidents)
    {
        var (later, all) = (0, 0);
        foreach (var incident in incidents)
        {
            later += incident.IsBackfilled ? 1 : 0;
            all++;
        }

        return 2 * later > all;
    }
}
