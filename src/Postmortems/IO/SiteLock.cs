namespace Postmortems.IO;

/// <summary>Held by the one build that writes a site. The system takes it back when its process ends, however it ends.</summary>
internal sealed class SiteLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private SiteLock(FileStream file) => _file = file;

    /// <param name="waits">Called once where another build has it.</param>
    public static async Task<SiteLock> TakeAsync(string site, Action waits, CancellationToken cancel)
    {
        var path = site + ".lock";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var isFirst = true; ; isFirst = false)
        {
            if (TryTake(path) is { } taken)
                return taken;
            if (isFirst)
                waits();
            await Task.Delay(Pause, cancel);
        }
    }

    public void Dispose()
    {
        // While it is still held: nobody can have taken another file of this name. Windows deletes it by itself.
        if (!OperatingSystem.IsWindows())
            File.Delete(_file.Name);
        _file.Dispose();
    }

    private static SiteLock? TryTake(string path)
    {
        FileStream file;
        try
        {
            var options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, options);
        }
        catch (IOException held) when (IsHeld(held))
        {
            return null;
        }

        // Whoever had it deletes the file at the end; then this is the lock of a file that nobody else will find.
        file.SetLength(Environment.ProcessId);
        if (new FileInfo(path) is { Exists: true } there && there.Length == Environment.ProcessId)
            return new SiteLock(file);
        file.Dispose();
        return null;
    }

    // A sharing violation, and the codes for it of Linux and macOS. A full disk or a folder that may not be written is no reason to wait.
    private static bool IsHeld(IOException failure) => (failure.HResult & 0xFFFF) is 32 or 11 or 35;
}
