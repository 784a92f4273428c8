using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation;

/// <summary>A time of a report that has a date.</summary>
/// <param name="List">Where it stands: "timeline", "actions", "impact.windows"; "times" for a milestone by itself.</param>
/// <param name="Index">In the list.</param>
/// <param name="Key">Of the list's item, with the point before it.</param>
/// <param name="Phase">Null for a plain line of the timeline.</param>
internal readonly record struct WrittenMoment(string List, int Index, string Key, Phase? Phase, Moment At)
{
    /// <summary>See <see cref="Reading.Places"/>. Few are ever asked for it.</summary>
    public string Place => List == "times" ? $"times.{Vocabulary.Identifier(Phase!.Value)}" : $"{List}[{Index}]{Key}";
}

internal static class WrittenMoments
{
    public static IEnumerable<WrittenMoment> OfTimeline(Incident incident)
    {
        var entries = incident.Timeline.Entries;
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].At is { IsRelative: false } at)
                yield return new WrittenMoment("timeline", i, ".at", entries[i].Phase, at);
        }
    }

    /// <summary>What the timeline has too is left out.</summary>
    public static IEnumerable<WrittenMoment> OfTimes(Incident incident) =>
        from pair in incident.Times
        where pair.Value.Value is { IsRelative: false } && incident.Timeline.MilestoneOf(pair.Key) is null
        select new WrittenMoment("times", 0, "", pair.Key, pair.Value.Value!);
}
