using Postmortems.Cli.Output;
using Spectre.Console;

namespace Postmortems.Cli.Running;

/// <summary>Shows the clocks of an incident, and keeps showing them until it is over or somebody leaves.</summary>
internal static class Watch
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static async Task ShowAsync(ChosenReport report, bool isKept, Shell shell, CancellationToken cancel)
    {
        if (!isKept)
        {
            foreach (var line in Lines(report, shell))
                await shell.Out.WriteLineAsync(line);
            return;
        }

        try
        {
            if (shell.IsOutputTerminal)
                await shell.ConsoleOn(shell.Out, isTerminal: true).Live(Board(report, shell)).StartAsync(live => KeepAsync(report, Tick, now => live.UpdateTarget(Board(now, shell)), (shell, cancel)));
            else
                await KeepAsync(report, Minute, now => Lines(now, shell).ToList().ForEach(shell.Out.WriteLine), (shell, cancel));
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how one leaves: the incident goes on without being looked at.
            await shell.Out.WriteLineAsync("No longer watched; the incident goes on.");
        }
    }

    /// <summary>The report is read anew each time: others log into it.</summary>
    private static async Task KeepAsync(ChosenReport report, TimeSpan tick, Action<ChosenReport> show, (Shell Shell, CancellationToken Cancel) context)
    {
        for (var now = report; ; now = Again(now))
        {
            show(now);
            if (ClockBoard.IsOver(now))
                return;
            await Task.Delay(tick, context.Shell.Time, context.Cancel);
        }
    }

    // Half a word of somebody who is typing, or a file that is gone for a moment: the last that could be read will do.
    private static ChosenReport Again(ChosenReport report)
    {
        try
        {
            return ChosenReport.Of(report.Path, report.Root, report.Options);
        }
        catch (IOException)
        {
            return report;
        }
    }

    private static IReadOnlyList<string> Lines(ChosenReport report, Shell shell) =>
        ClockBoard.Lines(report, shell.Clock.GetCurrentInstant(), RunningIncident.ZoneOf(report) ?? shell.Zone);

    private static Text Board(ChosenReport report, Shell shell) => new(string.Join('\n', Lines(report, shell)));
}
