using System.Collections.Immutable;
using System.Text;
using Postmortems.Configuration;
using Postmortems.Importing;

namespace Postmortems.IO;

/// <summary>A file to be imported: where it lies, and how it is named.</summary>
/// <param name="Full">Its full path.</param>
/// <param name="Name">From the library's root, or from the folder that was named: the same wherever the tool is called from.</param>
/// <param name="Top">Links of its reports may lead to files under this folder, and no further.</param>
public sealed record ImportFile(string Full, string Name, string Top);

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
                    files[file.FullName] = new ImportFile(file.FullName, name, top);
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

    /// <summary>Copies a file to its place beside a report, where none is yet.</summary>
    /// <returns>False where another file stands there.</returns>
    public static bool Copy(string root, string full, string path)
    {
        var target = new FileInfo(Path.GetFullPath(path, root));
        if (target.Exists)
            return target.LinkTarget is null && target.Length == new FileInfo(full).Length && File.ReadAllBytes(target.FullName).AsSpan().SequenceEqual(File.ReadAllBytes(full));
        ContentFolder.RefuseLinks(root, target.Directory!);
        target.Directory!.Create();
        File.Copy(full, target.FullName);
        return true;
    }

    private static string NameOf(string root, string top, string file)
    {
        var fromRoot = Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
        return fromRoot.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(fromRoot)
            ? $"{Path.GetFileName(top)}/{Path.GetRelativePath(top, file).Replace(Path.DirectorySeparatorChar, '/')}".TrimStart('/')
            : fromRoot;
    }

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
