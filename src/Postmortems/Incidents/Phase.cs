using System.Collections.Immutable;

namespace Postmortems.Incidents;

/// <summary>What a timeline entry marks. The first eleven are milestones, in the order in which they usually come.</summary>
public enum Phase
{
    Introduced,
    Started,
    Detected,
    Acknowledged,
    Classified,
    Identified,
    Mitigated,
    Recovered,
    Resolved,
    Verified,
    Reviewed,
    Informed,
    Update,
    Decision,
    Escalated,
    Communicated,
    RolledBack,
    Evidence,
}

/// <summary>What holds of phases in general.</summary>
public static class Phases
{
    /// <summary>The phases that clocks run between; only these may stand under <c>times</c>.</summary>
    public static ImmutableArray<Phase> Milestones { get; } = [.. Enum.GetValues<Phase>().Where(IsMilestone)];

    public static bool IsMilestone(this Phase phase) => phase <= Phase.Reviewed;

    /// <summary>After a relapse the harm ends when it ends for the last time; everything else counts from its first time.</summary>
    public static bool CountsFromLast(this Phase phase) => phase is Phase.Mitigated or Phase.Recovered or Phase.Resolved;
}
