using Spectre.Console;

namespace Postmortems.Cli.Output;

/// <summary>How far a build is; written from many threads.</summary>
internal sealed class BuildProgress
{
    private int _done;
    private int _expected;

    public int Done => Volatile.Read(ref _done);

    /// <summary>0 until it is known how much there is to do.</summary>
    public int Expected => Volatile.Read(ref _expected);

    public void Expect(int files) => Volatile.Write(ref _expected, files);

    public void Advance() => Interlocked.Increment(ref _done);
}

/// <summary>Shows progress to a person who waits, and to nobody else.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(0.1);

    public static async Task<T> RunAsync<T>(Shell shell, Func<BuildProgress, Task<T>> work)
    {
        var progress = new BuildProgress();
        var running = Task.Run(() => work(progress));
        if (shell.IsErrorTerminal && await Task.WhenAny(running, Task.Delay(Patience)) != running)
            await ShowAsync(shell, progress, running);
        return await running;
    }

    private static Task ShowAsync(Shell shell, BuildProgress progress, Task running) =>
        shell.ConsoleOn(shell.Error, isTerminal: true)
            .Progress()
            .AutoClear(enabled: true)
            .HideCompleted(enabled: false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("Reading and checking", maxValue: 1);
                bar.IsIndeterminate = true;
                while (await Task.WhenAny(running, Task.Delay(Tick)) != running)
                {
                    if (progress.Expected == 0)
                        continue;
                    (bar.Description, bar.IsIndeterminate, bar.MaxValue, bar.Value) = ("Writing the site", false, progress.Expected, progress.Done);
                }
            });
}
