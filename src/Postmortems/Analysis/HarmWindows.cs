using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.Analysis;

/// <summary>When an incident hurt: the windows that its author gives, else those that its phases open and close.</summary>
public static class HarmWindows
{
    /// <summary>In order of time. A window without an end is still open, or its end is not known.</summary>
    public static ImmutableArray<HarmWindow> Of(Incident incident) =>
        incident.Impact.Windows.IsEmpty ? FromPhases(incident) : incident.Impact.Windows;

    /// <summary>
    /// The union of the windows; null while any end is unknown, or where none is known at all. At least that, where a start without a time began
    /// one more.
    /// </summary>
    public static Elapsed? Total(Incident incident)
    {
        var windows = Of(incident);
        var lengths = Merged(windows).Select(window => Elapsed.Between(window.From, window.To)).ToList();
        if (lengths.Any(length => length is null) || Elapsed.Sum([.. lengths.OfType<Elapsed>()]) is not { } sum)
            return null;
        return sum with { IsAtLeast = incident.Impact.Windows.IsEmpty && HasStartWithoutTime(incident) };
    }

    /// <summary>Of a window of its own: within one that is open already, and where <c>times</c> gives its moment, it hides nothing.</summary>
    private static bool HasStartWithoutTime(Incident incident)
    {
        var closing = Closing(incident);
        var isOpen = false;
        var isGiven = incident.Timeline.FirstOf(Phase.Started) is null && incident.Times.GetValueOrDefault(Phase.Started).Value is not null;
        foreach (var entry in incident.Timeline.Entries.Where(entry => entry.Phase == Phase.Started || entry.Phase == closing))
        {
            if (entry is { Phase: Phase.Started, At: null } && !isOpen && !isGiven)
                return true;
            isGiven &= entry.Phase != Phase.Started;
            isOpen = entry.Phase == Phase.Started;
        }

        return false;
    }

    private static Phase Closing(Incident incident) => incident.Milestone(Phase.Recovered).IsGiven ? Phase.Recovered : Phase.Mitigated;

    /// <summary>A start opens a window unless one is open; recovery closes it (mitigation, where nobody tells of recovery).</summary>
    private static ImmutableArray<HarmWindow> FromPhases(Incident incident)
    {
        var closing = Closing(incident);
        var windows = ImmutableArray.CreateBuilder<HarmWindow>();
        Moment? open = null;
        foreach (var (phase, at) in Events(incident, closing))
        {
            if (phase == Phase.Started)
            {
                open ??= at;
            }
            else if (open is not null)
            {
                windows.Add(new HarmWindow(open, at));
                open = null;
            }
        }

        if (open is not null)
            windows.Add(new HarmWindow(open, null));
        return windows.ToImmutable();
    }

    private static IEnumerable<(Phase Phase, Moment At)> Events(Incident incident, Phase closing)
    {
        var told = incident.Timeline.Entries
            .Where(entry => entry.At is not null && (entry.Phase == Phase.Started || entry.Phase == closing))
            .Select(entry => (entry.Phase!.Value, At: entry.At!))
            .ToList();
        foreach (var phase in new[] { Phase.Started, closing })
        {
            if (incident.Timeline.FirstOf(phase) is null && incident.Times.GetValueOrDefault(phase).Value is { } at)
                told.Add((phase, at));
        }

        // A start and an end in the same minute: the end belongs to the window before.
        return told.OrderBy(e => e.At.Earliest).ThenBy(e => e.Item1 == Phase.Started ? 1 : 0);
    }

    // One that ends before it begins says nothing; the checker names it.
    private static bool IsInOrder(HarmWindow window) => window is not { From: { } from, To: { } to } || !to.IsBefore(from);

    private static IEnumerable<HarmWindow> Merged(ImmutableArray<HarmWindow> windows)
    {
        HarmWindow? last = null;
        foreach (var window in windows.OrderBy(w => w.From?.Earliest).Where(IsInOrder))
        {
            if (last is { To: { } end, From: not null } && window is { From: { } start, To: { } next } && start.Earliest <= end.Earliest)
            {
                last = last with { To = next.Earliest > end.Earliest ? next : end };
                continue;
            }

            if (last is not null)
                yield return last;
            last = window;
        }

        if (last is not null)
            yield return last;
    }
}
