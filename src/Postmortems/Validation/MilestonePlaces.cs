using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation;

/// <summary>Where a milestone is written, for the findings about it.</summary>
internal static class MilestonePlaces
{
    /// <summary>The timeline's line where it has one, else the key under <c>times</c>.</summary>
    public static string PlaceOf(this Incident incident, Phase phase, Moment at)
    {
        var index = incident.Timeline.Entries.Index().Where(pair => pair.Item.Phase == phase && ReferenceEquals(pair.Item.At, at)).Select(pair => pair.Index).FirstOrDefault(-1);
        return index >= 0 ? $"timeline[{index}].at" : $"times.{Vocabulary.Identifier(phase)}";
    }

    /// <summary>Settled without evidence, as <c>assumed</c> says: nothing is to be concluded from it.</summary>
    public static bool IsAssumed(this Incident incident, Phase phase) =>
        incident.Assumed.Any(assumption => assumption.Field == $"times.{Vocabulary.Identifier(phase)}" || assumption.Field is "times" or "timeline");
}
