namespace Postmortems.Tests.Support;

/// <summary>Nobody waits: whatever is waited for is over at once, and a limit passes when the test says so.</summary>
/// <param name="limit">Timers of this length are limits and no waits.</param>
internal sealed class HurriedTime(TimeSpan limit) : TimeProvider
{
    private readonly List<Action> _limits = [];

    public static DateTimeOffset Now { get; } = new(2026, 9, 30, 12, 0, 0, TimeSpan.Zero);

    /// <summary>In order.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == limit)
        {
            lock (_limits)
                _limits.Add(() => callback(state));
        }
        else if (dueTime >= TimeSpan.Zero)
        {
            Waits.Add(dueTime);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new NoTimer();
    }

    public void PassLimits()
    {
        List<Action> passed;
        lock (_limits)
        {
            passed = [.. _limits];
            _limits.Clear();
        }

        passed.ForEach(pass => pass());
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
