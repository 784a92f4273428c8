namespace Postmortems.Cli.Serving;

/// <summary>The site as it is now. Readers keep the snapshot that they began with; a new one takes its place in one step.</summary>
internal sealed class LiveSite(Snapshot first)
{
    private State _state = new(first);

    public Snapshot Current => Volatile.Read(ref _state).Snapshot;

    /// <summary>The snapshot, and a task that ends when another has taken its place.</summary>
    public (Snapshot Snapshot, Task Replaced) Now => Volatile.Read(ref _state) is var state ? (state.Snapshot, state.Replaced.Task) : default;

    public void Publish(Snapshot next) => Interlocked.Exchange(ref _state, new State(next)).Replaced.SetResult();

    private sealed record State(Snapshot Snapshot)
    {
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
