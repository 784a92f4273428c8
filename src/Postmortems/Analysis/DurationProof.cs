using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Analysis;

/// <summary>What a report's own times say to a duration that it states in words.</summary>
public sealed class DurationProof
{
    private const int MaxMoments = 500;

    /// <summary>How far off a time of day may be that was written as approximate.</summary>
    private static readonly Duration About = Duration.FromMinutes(15);

    private readonly Lazy<ImmutableArray<ClockReading>> _known;

    private readonly Lazy<ImmutableArray<ClockReading>> _whole;

    private readonly Lazy<ImmutableArray<(double Earliest, double Latest, bool IsRelative)>> _moments;

    private DurationProof(Incident incident)
    {
        _known = new(() => [.. Clocks.All.Select(clock => Clocks.Read(incident, clock)).Where(IsExact).DistinctBy(reading => (reading.Elapsed, reading.Id is "elapsed" ? "harm" : reading.Id))]);
        _whole = new(() => [.. Clocks.OfTheWhole.Select(clock => Clocks.Read(incident, clock)).Where(reading => reading.Elapsed?.Nominal > Duration.Zero)]);
        _moments = new(() => [.. MomentsOf(incident).Select(Stretch).Distinct()]);
    }

    /// <summary>The clocks that are known exactly.</summary>
    public ImmutableArray<ClockReading> Known => _known.Value;

    /// <summary>The clocks that somebody may have meant by "it lasted", the likeliest first; of two that show the same one is enough.</summary>
    public ImmutableArray<ClockReading> OfTheWhole =>
        [.. _whole.Value.Where(reading => IsExact(reading) || reading.Elapsed is { IsAtLeast: true, IsApproximate: false, Exactness: <= Exactness.Minute }).DistinctBy(reading => reading.Elapsed)];

    private IEnumerable<ClockReading> Vague => _whole.Value.Where(reading => !OfTheWhole.Any(other => other.Elapsed == reading.Elapsed));

    public static DurationProof Of(Incident incident) => new(incident);

    /// <summary>Whether "it lasted so long" is true by one of the clocks, or may be by one that is not known exactly.</summary>
    public bool Fits(SaidDuration said) =>
        OfTheWhole.Any(reading => reading.Elapsed is { } told && (said.Fits(told.Nominal) || (told.IsAtLeast && said.MayBeMoreThan(told.Nominal))))
        || Vague.Any(reading => reading.Elapsed is { } told && said.MayBeWithin(told.Nominal - SlackOf(told), told.Nominal + SlackOf(told)));

    /// <summary>The likeliest clocks, and the one that comes nearest.</summary>
    public ImmutableArray<ClockReading> Told(SaidDuration said) =>
        [.. OfTheWhole.Where(reading => reading.Id is "harm" or "elapsed" or "resolve").Append(Nearest(OfTheWhole, said)).Distinct()];

    public static ClockReading Nearest(IEnumerable<ClockReading> clocks, SaidDuration said) =>
        clocks.MinBy(reading => Math.Abs((reading.Elapsed!.Value.Nominal - said.Value).TotalSeconds))!;

    private static bool IsExact(ClockReading reading) => reading.Elapsed is { IsExact: true } elapsed && elapsed.Nominal > Duration.Zero;

    private static Duration SlackOf(Elapsed elapsed) => elapsed.IsApproximate && elapsed.Exactness <= Exactness.Minute ? About : elapsed.Slack;

    /// <summary>
    /// Whether a clock, or the time between any two moments of the report, comes near enough for a figure said in passing. With more moments
    /// than can be put beside each other in good time, it does.
    /// </summary>
    public bool FitsAnyTwo(SaidDuration said)
    {
        var (above, below) = (said.LooseBounds.Above.TotalSeconds, said.LooseBounds.Below.TotalSeconds);
        var moments = _moments.Value;
        if (moments.Length > MaxMoments || Known.Any(reading => reading.Elapsed!.Value.Nominal.TotalSeconds is var told && told > above && told < below))
            return true;
        foreach (var from in moments)
        {
            foreach (var to in moments)
            {
                if (from != to && from.IsRelative == to.IsRelative && to.Earliest - from.Latest < below && to.Latest - from.Earliest > above)
                    return true;
            }
        }

        return false;
    }

    private static IEnumerable<Moment> MomentsOf(Incident incident) =>
        incident.Timeline.Entries.Select(entry => entry.At)
            .Concat(incident.Times.Values.Where(time => time.IsGiven).Select(time => time.Value))
            .Concat(incident.SeverityChanges.Select(change => change.At))
            .Concat(incident.Impact.Windows.SelectMany(window => new[] { window.From, window.To }))
            .OfType<Moment>();

    /// <summary>From when to when it may have been, in seconds; "about" is taken as a quarter of an hour, or another day or month.</summary>
    private static (double Earliest, double Latest, bool IsRelative) Stretch(Moment moment)
    {
        var slack = !moment.IsApproximate ? 0 : moment.Exactness switch
        {
            Exactness.Day => 86_400,
            Exactness.Month => 31 * 86_400,
            _ => About.TotalSeconds,
        };
        return (moment.Earliest.ToUnixTimeSeconds() - slack, moment.Latest.ToUnixTimeSeconds() + slack, moment.IsRelative);
    }
}
