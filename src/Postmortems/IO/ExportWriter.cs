using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Postmortems.IO;

/// <summary>What an export writes: bytes that are made, or a file that is copied as it lies on the disk.</summary>
/// <param name="Path">In the folder of the export, with "/".</param>
/// <param name="Bytes">Null: those of <paramref name="Source"/>.</param>
/// <param name="Source">Full path.</param>
public sealed record ExportFile(string Path, ReadOnlyMemory<byte>? Bytes, string? Source = null)
{
    public static ExportFile Copy(string path, string source) => new(path, null, source);
}

/// <summary>Where an export goes.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="List">The name of the list of what was written.</param>
/// <param name="IsForced">Files that somebody else wrote, or has changed since, may be replaced.</param>
public sealed record ExportTarget(string Folder, string List, bool IsForced)
{
    /// <summary>A single file: what else is on the list was written by another command, and stays on it.</summary>
    public bool IsOneFile { get; init; }
}

/// <summary>
/// Writes an export: every file under a temporary name first, and all renamed at the end, so that no file is ever half. A list of checksums
/// (as <c>sha256sum -c</c> reads it) tells the next export which files are its own; what anybody has changed since is theirs.
/// </summary>
public static class ExportWriter
{
    /// <summary>Every list of an export begins with it.</summary>
    public const string ListPrefix = ".postmortems-export";

    private const string PartEnding = ".postmortems-part";

    /// <summary>Nobody writes one file for so long: what is older was left by an export that was killed.</summary>
    private static readonly TimeSpan PartLife = TimeSpan.FromHours(1);

    /// <returns>How many files are new or not what they were; the others are left alone.</returns>
    /// <exception cref="IOException">A file there is somebody else's, or the disk fails: everything stands as it was.</exception>
    public static int Write(ImmutableArray<ExportFile> files, ExportTarget target)
    {
        var list = Path.Join(target.Folder, target.List);
        RefuseLinks(target.Folder, files);
        var contents = files.Select(file => (file.Path, Bytes: file.Bytes ?? File.ReadAllBytes(file.Source!))).ToList();
        var hashes = contents.ToDictionary(file => file.Path, file => HashOf(file.Bytes.Span), StringComparer.Ordinal);
        var present = hashes.Keys.Where(path => File.Exists(Path.Join(target.Folder, path))).ToDictionary(path => path, path => HashOf(File.ReadAllBytes(Path.Join(target.Folder, path))), StringComparer.Ordinal);
        if (!target.IsForced)
            RefuseForeign(target.Folder, hashes, present);
        var changed = contents.Where(file => present.GetValueOrDefault(file.Path) != hashes[file.Path]).ToList();
        var before = File.Exists(list) ? Listed(list).ToList() : [];
        var after = hashes.Select(pair => (Hash: pair.Value, Path: pair.Key)).Concat(target.IsOneFile ? before.Where(one => !hashes.ContainsKey(one.Path)) : []).ToList();
        List<string> gone = target.IsOneFile ? [] : Gone(before, target.Folder, hashes);
        // Cut off between two renames, an export leaves old files and new ones: the next one must know both as its own.
        if (changed.Count > 0)
            WriteList(target, before.Concat(after));
        WriteAll(target.Folder, changed);
        foreach (var path in gone)
            Remove(path, target.Folder);
        WriteList(target, after);
        RemoveParts(target.Folder, hashes.Keys);
        return changed.Count;
    }

    private static void WriteList(ExportTarget target, IEnumerable<(string Hash, string Path)> lines) =>
        WriteAll(target.Folder, [(target.List, Encoding.UTF8.GetBytes(string.Concat(lines.Distinct().OrderBy(line => line.Path, StringComparer.Ordinal).ThenBy(line => line.Hash, StringComparer.Ordinal).Select(line => $"{line.Hash}  {line.Path}\n"))))]);

    private static void WriteAll(string folder, List<(string Path, ReadOnlyMemory<byte> Bytes)> files)
    {
        var staged = new List<(string From, string To)>();
        try
        {
            foreach (var (path, bytes) in files)
            {
                var to = Path.Join(folder, path);
                var from = Path.Join(Path.GetDirectoryName(to), $".{Path.GetFileName(to)}.{Path.GetRandomFileName()}{PartEnding}");
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                staged.Add((from, to));
                using var stream = new FileStream(from, FileMode.CreateNew);
                stream.Write(bytes.Span);
            }

            foreach (var (from, to) in staged)
                File.Move(from, to, overwrite: true);
        }
        finally
        {
            foreach (var (from, _) in staged)
                File.Delete(from);
        }
    }

    /// <summary>With the folders that have nothing left in them.</summary>
    private static void Remove(string path, string folder)
    {
        File.Delete(path);
        for (var here = Path.GetDirectoryName(path)!; here.Length > folder.Length && !Directory.EnumerateFileSystemEntries(here).Any(); here = Path.GetDirectoryName(here)!)
            Directory.Delete(here);
    }

    private static void RemoveParts(string folder, IEnumerable<string> paths)
    {
        foreach (var place in paths.Select(path => Path.GetDirectoryName(Path.Join(folder, path))!).Distinct(StringComparer.Ordinal))
        {
            foreach (var part in Directory.EnumerateFiles(place, $".*{PartEnding}").Where(part => DateTime.UtcNow - File.GetLastWriteTimeUtc(part) > PartLife))
                File.Delete(part);
        }
    }

    private static void RefuseForeign(string folder, Dictionary<string, string> hashes, Dictionary<string, string> present)
    {
        var ours = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, ListPrefix + "*").SelectMany(Listed).ToHashSet() : [];
        var foreign = present.Where(pair => pair.Value != hashes[pair.Key] && !ours.Contains((pair.Value, pair.Key))).Select(pair => pair.Key).Order(StringComparer.Ordinal).ToList();
        if (foreign is [var first, ..])
            throw new IOException($"{Path.Join(folder, first)} is there already, and is not as an export left it{(foreign.Count > 1 ? $"; so are {foreign.Count - 1} more" : "")}. Name another place with --output, or replace it with --force.");
    }

    /// <summary>Whoever made the folder must not make us write elsewhere.</summary>
    private static void RefuseLinks(string folder, ImmutableArray<ExportFile> files)
    {
        foreach (var file in files)
        {
            var here = "";
            foreach (var part in file.Path.Split('/'))
            {
                here = Path.Join(here, part);
                if (new FileInfo(Path.Join(folder, here)).LinkTarget is not null)
                    throw new IOException($"{Path.Join(folder, here)} is a symbolic link, and is not followed.");
                if (here.Length < file.Path.Length ? File.Exists(Path.Join(folder, here)) : Directory.Exists(Path.Join(folder, here)))
                    throw new IOException($"{Path.Join(folder, here)} is in the way. Name another place with --output.");
            }
        }
    }

    /// <summary>What the same export wrote before and does not write now, as long as nobody has changed it.</summary>
    private static List<string> Gone(List<(string Hash, string Path)> before, string folder, Dictionary<string, string> hashes) =>
    [
        .. from one in before
           where !hashes.ContainsKey(one.Path)
           let path = Path.Join(folder, one.Path)
           where File.Exists(path) && !IsBehindLink(folder, one.Path) && HashOf(File.ReadAllBytes(path)) == one.Hash
           select path,
    ];

    private static bool IsBehindLink(string folder, string path)
    {
        var parts = path.Split('/');
        return Enumerable.Range(1, parts.Length).Any(count => new FileInfo(Path.Join(folder, string.Join('/', parts[..count]))).LinkTarget is not null);
    }

    /// <summary>The list is a file like any other: a line that would lead out of the folder is passed over.</summary>
    private static IEnumerable<(string Hash, string Path)> Listed(string list) =>
        from line in File.ReadLines(list, Encoding.UTF8)
        where line.Length > 66 && line[64..66] == "  "
        let path = line[66..]
        where path[0] != '/' && !path.Contains('\\') && !path.Contains(':') && !path.Split('/').Contains("..")
        select (line[..64], path);

    private static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
