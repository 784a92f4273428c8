using NodaTime;

namespace Postmortems.Site.Charts;

/// <summary>A duration to be marked: a median, with its interval.</summary>
public sealed record DurationMarker(Duration At, string Label)
{
    public (Duration Low, Duration High)? Interval { get; init; }
}

/// <summary>A value marked across the plot, with the interval around it.</summary>
/// <param name="X">In percent, as are <paramref name="From"/> and <paramref name="To"/>.</param>
/// <param name="Label">Cut to its room.</param>
public sealed record StripMarker(double X, double? From, double? To, string Label, LabelAnchor Anchor)
{
    /// <param name="room">The plot's length in pixels where it is narrowest.</param>
    public static StripMarker Of(DurationMarker marker, LogScale scale, double room)
    {
        var at = scale.Share(marker.At.TotalSeconds);
        var (anchor, share) = at switch
        {
            > 0.3 and < 0.7 => (LabelAnchor.Middle, 2 * Math.Min(at, 1 - at)),
            < 0.5 => (LabelAnchor.Start, 1 - at),
            _ => (LabelAnchor.End, at),
        };
        return new StripMarker(
            100 * at,
            marker.Interval is { } low ? 100 * scale.Share(low.Low.TotalSeconds) : null,
            marker.Interval is { } high ? 100 * scale.Share(high.High.TotalSeconds) : null,
            ChartText.Shorten(marker.Label, share * room),
            anchor);
    }
}
