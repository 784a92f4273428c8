using System.Collections.Frozen;
using System.IO.Enumeration;
using NodaTime;

namespace Postmortems.Cli.Serving;

/// <summary>Name, size and time of change of all that a site is made of, and the day. Two equal ones: there is nothing new to build.</summary>
internal sealed class InputStamp
{
    private readonly LocalDate _today;
    private readonly FrozenDictionary<string, (long Size, DateTimeOffset Changed)> _entries;

    private InputStamp(LocalDate today, FrozenDictionary<string, (long, DateTimeOffset)> entries) => (_today, _entries) = (today, entries);

    /// <summary>Files that come and go while it looks are in it or not, and never a fault: the next look tells.</summary>
    public static InputStamp Take(WatchedPlaces places, LocalDate today)
    {
        var entries = new Dictionary<string, (long, DateTimeOffset)>();
        foreach (var file in places.Files.Select(path => new FileInfo(path)).Where(file => file.Exists))
            entries[file.FullName] = (SizeOf(file), new DateTimeOffset(file.LastWriteTimeUtc));
        foreach (var folder in places.Folders.Where(Directory.Exists))
        {
            // An empty folder is not a missing one.
            entries[folder] = default;
            foreach (var (path, size, changed) in Entries(folder))
                entries[path] = (size, changed);
        }

        return new InputStamp(today, entries.ToFrozenDictionary());
    }

    public bool IsSameAs(InputStamp other) =>
        _today == other._today
        && _entries.Count == other._entries.Count
        && _entries.All(entry => other._entries.TryGetValue(entry.Key, out var there) && there == entry.Value);

    // Gone between the question and the answer.
    private static long SizeOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return -1;
        }
    }

    private static List<(string Path, long Size, DateTimeOffset Changed)> Entries(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };
        try
        {
            return
            [
                .. new FileSystemEnumerable<(string, long, DateTimeOffset)>(folder, (ref entry) => (entry.ToFullPath(), entry.Length, entry.LastWriteTimeUtc), options)
                {
                    ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && !IsHidden(ref entry),
                    ShouldRecursePredicate = (ref entry) => !IsHidden(ref entry) && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
                },
            ];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static bool IsHidden(ref FileSystemEntry entry) => entry.FileName.StartsWith('.');
}
