using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>All that is alike in a library: every report's nearest, and the families that come of them.</summary>
/// <param name="Neighbours">For each report, by id, the most alike of any time, without a floor. The first few come with their reasons.</param>
public sealed record LikenessSurvey(ImmutableArray<(Incident Incident, ImmutableArray<NearIncident> Nearest)> Neighbours, Families Families)
{
    /// <summary>Reasons of all would take longer than to find them, and nobody reads those of the twentieth.</summary>
    private const int MostExplained = 3;

    public static LikenessSurvey Of(LikenessIndex index, int nearest, LocalDate today)
    {
        var scan = PairScan.Of(index, nearest);
        return new LikenessSurvey(
            [
                .. Enumerable.Range(0, index.Incidents.Length).AsParallel().AsOrdered().Select(place => (
                    index.Incidents[place],
                    scan.Nearest[place].Index().Select(near => Told(index, place, near.Item, near.Index < MostExplained)).ToImmutableArray())),
            ],
            Families.Of(index, scan.Edges, today));
    }

    private static NearIncident Told(LikenessIndex index, int here, (int Place, double Score) near, bool isExplained) => isExplained
        ? index.Explained(here, near.Place, near.Score)
        : new NearIncident(index.Incidents[near.Place], near.Score, [], [], [], [], index.Said.Of(here, near.Place));
}
