using System.Security.Cryptography;
using System.Text;


namespace Postmortems.IO;

/// <summary>A folder that holds a site, or part of one, and the list of the files in it that are ours. No other file is ever deleted.</summary>
internal sealed record SiteFolder(string Path)
{
    public bool Exists => Directory.Exists(Path);

    public bool IsOurs => File.Exists(At(SiteWriter.Manifest));

    public string At(string path) => System.IO.Path.Join(Path, path);

    /// <summary>What the list names. It is a file like any other: a line that would lead out of the folder is passed over.</summary>
    public HashSet<string> Listed()
    {
        if (!IsOurs)
            return [];
        return [.. File.ReadLines(At(SiteWriter.Manifest), Encoding.UTF8).Where(IsInside)];
    }

    public void WriteList(IEnumerable<string> paths) => WriteList(At(SiteWriter.Manifest), paths);

    /// <param name="file">Where the list is written before it takes the place of another.</param>
    public static void WriteList(string file, IEnumerable<string> paths) =>
        File.WriteAllText(file, string.Join('\n', paths.Append(SiteWriter.Manifest).Distinct().Order(StringComparer.Ordinal)) + "\n");

    public void MakeFoldersOf(IEnumerable<string> paths)
    {
        foreach (var folder in paths.Select(path => System.IO.Path.GetDirectoryName(path)!).Distinct())
            Directory.CreateDirectory(At(folder));
    }

    /// <summary>Whether the file is there with these very bytes.</summary>
    public bool Holds(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var file = File.OpenHandle(At(path));
            return RandomAccess.GetLength(file) == bytes.Length && IsSame(file, bytes);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>SHA-256 of a file; null where there is none.</summary>
    public string? HashOf(string path)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(At(path))));
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = File.OpenHandle(At(path), FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, bytes, 0);
    }

    /// <summary>Deletes what the folder's own list names, then the folders that are empty by then.</summary>
    /// <exception cref="IOException">The folder exists and is none of ours.</exception>
    public void RemoveOurs()
    {
        if (!Exists)
            return;
        if (!IsOurs && Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Any())
            throw new IOException($"{Path} is in the way, and was not written by postmortems. Move it away.");
        foreach (var path in Listed().Where(path => path != SiteWriter.Manifest && File.Exists(At(path))))
            File.Delete(At(path));
        File.Delete(At(SiteWriter.Manifest));
        RemoveEmptyFolders();
    }

    /// <summary>The folder itself too.</summary>
    public void RemoveEmptyFolders()
    {
        var inner = Directory.EnumerateDirectories(Path, "*", SearchOption.AllDirectories).OrderByDescending(path => path.Length).ToList();
        foreach (var empty in inner.Append(Path).Where(path => !Directory.EnumerateFileSystemEntries(path).Any()))
            Directory.Delete(empty);
    }

    /// <summary>What somebody else put here goes on to the folder that takes the place of this one.</summary>
    public void HandForeignOnTo(SiteFolder next)
    {
        var ours = Listed();
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            var path = System.IO.Path.GetRelativePath(Path, file).Replace(System.IO.Path.DirectorySeparatorChar, '/');
            var target = next.At(path);
            if (ours.Contains(path) || File.Exists(target))
                continue;
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Move(file, target);
        }
    }

    /// <summary>Whether a path stays in the folder, as all do that a site makes.</summary>
    public static bool IsInside(string path) =>
        path.Length > 0 && !path.StartsWith('/') && !path.Contains('\\') && !path.Split('/').Contains("..");

    private static bool IsSame(Microsoft.Win32.SafeHandles.SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        Span<byte> part = stackalloc byte[4_096];
        for (var at = 0; at < bytes.Length;)
        {
            var read = RandomAccess.Read(file, part, at);
            if (read == 0 || !part[..read].SequenceEqual(bytes.Slice(at, Math.Min(read, bytes.Length - at))))
                return false;
            at += read;
        }

        return true;
    }
}
