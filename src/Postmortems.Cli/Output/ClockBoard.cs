using System.Globalization;
using NodaTime;
using Postmortems.Analysis;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Cli.Output;

/// <summary>What is due when, for a person at a terminal: one line a clock.</summary>
internal static class ClockBoard
{
    /// <param name="zone">Of the wall clock by which times are told.</param>
    public static IReadOnlyList<string> Lines(ChosenReport report, Instant now, DateTimeZone zone)
    {
        var incident = report.Incident;
        var clocks = RunningClocks.Of(incident, report.Options);
        var lines = new List<string> { Printable.Line($"{incident.Severity.Value?.Written ?? "no level yet"}  {incident.Title}  ({incident.Id}), {Time(now, now, zone)}") };
        if (clocks.IsEmpty)
            lines.Add("  No clock runs for it.");
        foreach (var clock in clocks)
            lines.Add($"  {Name(clock),-14}{State(clock, now, zone)}");
        return lines;
    }

    /// <summary>Nothing runs any more: neither a clock, nor the incident.</summary>
    public static bool IsOver(ChosenReport report) =>
        report.Incident.Milestone(Phase.Resolved).IsSaid && RunningClocks.Of(report.Incident, report.Options).All(clock => !clock.IsRunning || clock.Deadline.From >= Phase.Resolved);

    private static string Name(RunningClock clock) => clock.Deadline.Repeats ? "next update" : Vocabulary.Name(clock.Deadline.To, "en").ToLowerInvariant();

    private static string State(RunningClock clock, Instant now, DateTimeZone zone)
    {
        if (clock is { Due: { } due })
            return due < now ? $"LATE by {Length(now - due)}: was due {Time(due, now, zone)}" : $"due {Time(due, now, zone)}, in {Length(due - now)}";
        if (clock.Reached is not { } reached)
            return "not begun";
        var when = reached is { IsRelative: false, Exactness: <= Exactness.Minute } ? Time(reached.Earliest, now, zone) : "done";
        return clock.Verdict switch { Verdict.Met => $"{when}, in time", Verdict.Missed => $"{when}, late", _ => when };
    }

    /// <summary>To the minute, and to the second within the last one.</summary>
    private static string Length(Duration length) =>
        DurationText.Of(length < Duration.FromMinutes(1) ? length : Duration.FromMinutes(Math.Floor(length.TotalMinutes)), "en");

    private static string Time(Instant at, Instant now, DateTimeZone zone) =>
        at.InZone(zone).LocalDateTime.ToString(at.InZone(zone).Date == now.InZone(zone).Date ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
