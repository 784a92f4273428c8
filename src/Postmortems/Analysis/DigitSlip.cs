using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Analysis;

/// <summary>One line of a timeline as it would read if a digit had been mistyped.</summary>
/// <param name="Index">Of the entry.</param>
public sealed record Slip(int Index, Moment Written, Moment Meant);

/// <summary>
/// Finds the one digit that, typed otherwise in one time, or in the same way in several neighbouring ones, would make a stated
/// duration true. An explanation to offer, never a correction to make.
/// </summary>
public static class DigitSlip
{
    /// <summary>Minutes that each digit of "HH:mm" stands for.</summary>
    private static readonly ImmutableArray<int> Weights = [600, 60, 10, 1];

    /// <summary>The explanation with the fewest changed lines, and among those the nearest to what was said; empty when there is none.</summary>
    public static ImmutableArray<Slip> Find(Timeline timeline, SaidDuration said)
    {
        var entries = timeline.Entries;
        var first = IndexOf(entries, Phase.Started, fromEnd: false) ?? IndexOf(entries, Phase.Detected, fromEnd: false);
        var last = IndexOf(entries, Phase.Recovered, fromEnd: true) ?? IndexOf(entries, Phase.Mitigated, fromEnd: true);
        if (first is null || last is null || first >= last)
            return [];

        return Candidates(entries, first.Value, last.Value)
            .Select(slips => (Slips: slips, Length: Length(entries, slips, first.Value, last.Value)))
            .Where(found => said.Fits(found.Length) && InOrder(entries, found.Slips))
            .OrderBy(found => found.Slips.Length)
            .ThenBy(found => Math.Abs((found.Length - said.Value).TotalSeconds))
            .Select(found => found.Slips)
            .FirstOrDefault([]);
    }

    /// <summary>Each digit of the first or the last time changed, together with 0, 1, 2 … neighbours that carry the same digit.</summary>
    private static IEnumerable<ImmutableArray<Slip>> Candidates(ImmutableArray<TimelineEntry> entries, int first, int last)
    {
        foreach (var (end, step) in new[] { (last, -1), (first, 1) })
        {
            foreach (var (place, digit) in Changes())
            {
                var slips = ImmutableArray<Slip>.Empty;
                for (var i = end; i >= 0 && i < entries.Length && Changed(entries[i].At, entries[end].At, place, digit) is { } meant; i += step)
                {
                    slips = slips.Add(new Slip(i, entries[i].At!, meant));
                    yield return [.. slips.OrderBy(slip => slip.Index)];
                }
            }
        }
    }

    private static IEnumerable<(int Place, int Digit)> Changes() =>
        from place in Enumerable.Range(0, Weights.Length)
        from digit in Enumerable.Range(0, 10)
        select (place, digit);

    /// <summary>The time with one digit replaced; null when it has another digit there than the model, or when no time comes out.</summary>
    private static Moment? Changed(Moment? moment, Moment? model, int place, int digit)
    {
        if (moment is not { IsRelative: false, Exactness: <= Exactness.Minute } || model is null)
            return null;
        var old = DigitAt(moment, place);
        if (old != DigitAt(model, place) || old == digit)
            return null;
        var meant = moment with { Earliest = moment.Earliest + Duration.FromMinutes((digit - old) * Weights[place]) };
        return meant.Local.Date == moment.Local.Date && (place != 2 || digit < 6) ? meant : null;
    }

    private static int DigitAt(Moment moment, int place)
    {
        var (hour, minute) = (moment.Local.Hour, moment.Local.Minute);
        return place switch { 0 => hour / 10, 1 => hour % 10, 2 => minute / 10, _ => minute % 10 };
    }

    private static Duration Length(ImmutableArray<TimelineEntry> entries, ImmutableArray<Slip> slips, int first, int last) =>
        At(entries, slips, last)!.Earliest - At(entries, slips, first)!.Earliest;

    private static bool InOrder(ImmutableArray<TimelineEntry> entries, ImmutableArray<Slip> slips)
    {
        var times = Enumerable.Range(0, entries.Length).Select(i => At(entries, slips, i)).OfType<Moment>().ToList();
        return times.Zip(times.Skip(1)).All(pair => !pair.Second.IsBefore(pair.First));
    }

    private static Moment? At(ImmutableArray<TimelineEntry> entries, ImmutableArray<Slip> slips, int index) =>
        slips.FirstOrDefault(slip => slip.Index == index)?.Meant ?? entries[index].At;

    private static int? IndexOf(ImmutableArray<TimelineEntry> entries, Phase phase, bool fromEnd)
    {
        var indices = entries.Index().Where(pair => pair.Item.Phase == phase && pair.Item.At is not null).Select(pair => (int?)pair.Index);
        return fromEnd ? indices.LastOrDefault() : indices.FirstOrDefault();
    }
}
