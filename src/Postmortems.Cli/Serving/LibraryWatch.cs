using System.Diagnostics;

namespace Postmortems.Cli.Serving;

/// <summary>
/// Wakes when the system tells of a change. It is a help and no more: events get lost, folders are deleted and made anew, and some
/// file systems tell nothing. Whoever waits looks for himself now and then.
/// </summary>
internal sealed class LibraryWatch(Rhythm rhythm) : IDisposable
{
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly SemaphoreSlim _wake = new(0);
    private WatchedPlaces? _places;
    private volatile bool _isBlind;

    /// <summary>Watches these places from now on, and no others.</summary>
    public void Watch(WatchedPlaces places)
    {
        if (!_isBlind && _places is not null && places.Watches.SequenceEqual(_places.Watches))
            return;
        (_places, _isBlind) = (places, false);
        Release();
        foreach (var (folder, isDeep) in places.Watches)
        {
            if (TryWatch(folder, isDeep) is { } watcher)
                _watchers.Add(watcher);
        }
    }

    /// <summary>Something happened that nobody told of: the watchers are made anew at the next call of <see cref="Watch"/>.</summary>
    public void Distrust() => _isBlind = true;

    /// <returns>False when nothing was told for a while, and it is time to look all the same.</returns>
    public async Task<bool> WaitAsync(CancellationToken cancel)
    {
        if (!await _wake.WaitAsync(rhythm.SlowLook, cancel))
            return false;
        // One save is many events, and a checkout many saves: what follows close behind belongs to it.
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < rhythm.Patience && await _wake.WaitAsync(rhythm.Quiet, cancel))
        {
        }

        return true;
    }

    public void Dispose()
    {
        Release();
        _wake.Dispose();
    }

    /// <returns>Null where the folder does not exist, or the system has no watch left to give.</returns>
    private FileSystemWatcher? TryWatch(string folder, bool isDeep)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = isDeep,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            if (!isDeep)
            {
                // It may be a watched folder that was deleted, moved or made anew: its own watcher looks at the old one for ever.
                watcher.Created += (_, _) => Distrust();
                watcher.Deleted += (_, _) => Distrust();
                watcher.Renamed += (_, _) => Distrust();
            }

            watcher.Changed += (_, _) => Wake();
            watcher.Created += (_, _) => Wake();
            watcher.Deleted += (_, _) => Wake();
            watcher.Renamed += (_, _) => Wake();
            watcher.Error += (_, _) => Wake();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception unwatchable) when (unwatchable is ArgumentException or IOException or UnauthorizedAccessException)
        {
            watcher?.Dispose();
            return null;
        }
    }

    private void Wake()
    {
        try
        {
            if (_wake.CurrentCount == 0)
                _wake.Release();
        }
        catch (ObjectDisposedException)
        {
            // The last event of a watcher that is being let go.
        }
    }

    private void Release()
    {
        foreach (var watcher in _watchers)
            watcher.Dispose();
        _watchers.Clear();
    }
}

/// <param name="Quiet">So long after the last event a change is taken for finished.</param>
/// <param name="Patience">So long at most, where events never end.</param>
/// <param name="SlowLook">So long without an event, and it looks all the same.</param>
internal sealed record Rhythm(TimeSpan Quiet, TimeSpan Patience, TimeSpan SlowLook)
{
    public static Rhythm Usual { get; } = new(TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
}
