using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation;

/// <summary>A time of a report that has a date.</summary>
/// <param name="Place">See <see cref="Reading.Places"/>.</param>
/// <param name="Phase">Null for a plain line of the timeline.</param>
internal sealed record WrittenMoment(string Place, Phase? Phase, Moment At);

internal static class WrittenMoments
{
    public static IEnumerable<WrittenMoment> OfTimeline(Incident incident) =>
        from pair in incident.Timeline.Entries.Index()
        where pair.Item.At is { IsRelative: false }
        select new WrittenMoment($"timeline[{pair.Index}].at", pair.Item.Phase, pair.Item.At!);

    /// <summary>What the timeline has too is left out.</summary>
    public static IEnumerable<WrittenMoment> OfTimes(Incident incident) =>
        from pair in incident.Times
        where pair.Value.Value is { IsRelative: false } && incident.Timeline.MilestoneOf(pair.Key) is null
        select new WrittenMoment($"times.{Vocabulary.Identifier(pair.Key)}", pair.Key, pair.Value.Value!);
}
