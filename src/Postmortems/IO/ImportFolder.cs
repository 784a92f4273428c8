using System.Collections.Immutable;
using System.Text;
using Postmortems.Configuration;
using Postmortems.Importing;

namespace Postmortems.IO;

/// <summary>A file to be imported: where it lies, and how it is named.</summary>
/// <param name="Full">Its full path.</param>
/// <param name="Name">From the library's root, or from the folder that was named: the same wherever the tool is called from.</param>
/// <param name="Top">Links of its reports may lead to files under this folder, and no further.</param>
/// <param name="Place">From <paramref name="Top"/>, where that was named; null for a file that was named itself.</param>
public sealed record ImportFile(string Full, string Name, string Top, string? Place);

/// <summary>What was found under the paths that were named, and what was passed over, with why.</summary>
public sealed record ImportFinding(ImmutableArray<ImportFile> Files, ImmutableArray<(string Name, string Why)> PassedOver);

/// <summary>Finds and loads what is to be imported. Symbolic links are not followed, so that no folder can hold itself.</summary>
public static class ImportFolder
{
    /// <summary>In bytes. An export of some years of tickets has ten million.</summary>
    public const long MaxBytes = 64 * 1024 * 1024;

    private const int MaxFiles = 20_000;

    /// <param name="root">Of the library.</param>
    /// <param name="paths">Full paths of files and folders.</param>
    /// <exception cref="FileNotFoundException">One of them is not there.</exception>
    public static ImportFinding Find(string root, IEnumerable<string> paths)
    {
        var files = new SortedDictionary<string, ImportFile>(StringComparer.Ordinal);
        var passed = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var path in paths)
        {
            var top = Directory.Exists(path) ? Path.TrimEndingDirectorySeparator(path) : Path.GetDirectoryName(path)!;
            if (!Path.Exists(path))
                throw new FileNotFoundException($"There is no file or folder {path}.");
            foreach (var file in Directory.Exists(path) ? Walk(new DirectoryInfo(path)) : [new FileInfo(path)])
            {
                var name = NameOf(root, top, file.FullName);
                if (file.LinkTarget is not null)
                    passed.Add((name, "is a symbolic link, and is not followed"));
                else if (file.FullName == path || Importers.MayRead(file.Name))
                    files[file.FullName] = new ImportFile(file.FullName, name, top, file.FullName == path ? null : Slashed(Path.GetRelativePath(top, file.FullName)));
                if (files.Count > MaxFiles)
                    throw new IOException($"There are more than {MaxFiles:N0} files under {path}. Import them folder by folder.");
            }
        }

        return new ImportFinding([.. files.Values], passed.ToImmutable());
    }

    /// <returns>Null for a file that is too large, and the reason.</returns>
    public static (ImportSource? Source, string Why) Load(ImportFile file)
    {
        var length = new FileInfo(file.Full).Length;
        if (length > MaxBytes)
            return (null, $"has {length / (1024 * 1024):N0} MiB, and no more than {MaxBytes / (1024 * 1024)} are read");
        var bytes = length == 0 ? [] : File.ReadAllBytes(file.Full);
        if (bytes.AsSpan().Contains((byte)0))
            return (null, "is no text");
        return (new ImportSource(file.Name, Encoding.UTF8.GetString(bytes)), "");
    }

    /// <summary>A file that a source links to, if it may be taken along.</summary>
    /// <returns>Its full path, or null and the reason.</returns>
    public static (string? Full, string Why) Linked(ImportFile source, string target)
    {
        var full = Path.GetFullPath(Path.Join(Path.GetDirectoryName(source.Full), Uri.UnescapeDataString(target.Split('#', '?')[0])));
        var file = new FileInfo(full);
        if (!file.Exists)
            return (null, "is not there");
        if (!full.StartsWith(source.Top + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return (null, "lies outside of what is imported");
        if (file.LinkTarget is not null || file.Length > Attachments.MaxBytes || !Attachments.IsAllowed(full))
            return (null, "is no file that a report may carry");
        return (full, "");
    }

    /// <summary>Whether a file holds these bytes and no others.</summary>
    public static bool IsSame(string root, string path, string full) =>
        new FileInfo(Path.GetFullPath(path, root)) is { Exists: true, LinkTarget: null } there
        && there.Length == new FileInfo(full).Length && File.ReadAllBytes(there.FullName).AsSpan().SequenceEqual(File.ReadAllBytes(full));

    /// <summary>Copies a file to its place in a library, byte for byte; under a temporary name first, so that it is never half there.</summary>
    /// <param name="replaces">What stands there goes. It may be no link.</param>
    /// <returns>False where another file stands there, and stays.</returns>
    /// <exception cref="IOException">A folder on the way is a symbolic link, or the disk fails.</exception>
    public static bool Copy(string root, string full, string path, bool replaces = false)
    {
        var target = new FileInfo(Path.GetFullPath(path, root));
        if (target.Exists && !replaces)
            return IsSame(root, path, full);
        if (target.LinkTarget is not null)
            return false;
        ContentFolder.RefuseLinks(root, target.Directory!);
        target.Directory!.Create();
        var beside = Path.Join(target.DirectoryName, $".{target.Name}.{Path.GetRandomFileName()}");
        try
        {
            File.Copy(full, beside);
            File.Move(beside, target.FullName, replaces);
            return true;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static string NameOf(string root, string top, string file)
    {
        var fromRoot = Slashed(Path.GetRelativePath(root, file));
        return fromRoot.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(fromRoot)
            ? $"{Path.GetFileName(top)}/{Slashed(Path.GetRelativePath(top, file))}".TrimStart('/')
            : fromRoot;
    }

    private static string Slashed(string path) => path.Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>In ordinal order; hidden folders, and those that packages are installed into, hold nobody's reports.</summary>
    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().Where(entry => !entry.Name.StartsWith('.') && entry.Name != "node_modules").OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry is DirectoryInfo { LinkTarget: null } inner)
            {
                foreach (var file in Walk(inner))
                    yield return file;
            }
            else
            {
                yield return entry as FileInfo ?? new FileInfo(entry.FullName);
            }
        }
    }
}
