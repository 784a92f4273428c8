using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.Notices;

/// <summary>How things stand in an incident, by what its report tells. Each names its sentence: <c>notice.state.STANDING</c>.</summary>
internal enum Standing
{
    /// <summary>Noticed, and the cause is not found yet.</summary>
    Examined,

    /// <summary>The cause is found; the harm goes on.</summary>
    Identified,

    /// <summary>It hurts less or no more, by a measure for the time being.</summary>
    Contained,
    Recovered,

    /// <summary>The fault itself is gone.</summary>
    Resolved,

    /// <summary>The report is finished, and none of its times says how the incident ended.</summary>
    Over,
}

/// <summary>Finds the standing of an incident and since when it holds.</summary>
internal static class Standings
{
    private static readonly ImmutableArray<(Standing Standing, Phase Phase)> Ends =
        [(Standing.Resolved, Phase.Resolved), (Standing.Recovered, Phase.Recovered), (Standing.Contained, Phase.Mitigated)];

    /// <summary>Since is null where no time is given.</summary>
    public static (Standing Standing, Moment? Since) Of(Incident incident)
    {
        foreach (var (standing, phase) in Ends)
        {
            if (incident.Milestone(phase) is { IsGiven: true, Value: { } at } && !HasBegunAgain(incident, at))
                return (standing, at);
        }

        if (Ends.Any(end => incident.Milestone(end.Phase).IsSaid) && !Ends.Any(end => incident.Milestone(end.Phase).IsGiven) || incident.Status is ReportStatus.Final)
            return (Standing.Over, null);
        return incident.Milestone(Phase.Identified) is { IsGiven: true, Value: { } found } ? (Standing.Identified, found) : (Standing.Examined, null);
    }

    public static bool IsOver(this Standing standing) => standing >= Standing.Recovered;

    /// <summary>A relapse that nothing has ended yet.</summary>
    public static bool HasBegunAgain(Incident incident, Moment end) =>
        incident.Timeline.LastOf(Phase.Started) is { } start && end.IsBefore(start);
}
