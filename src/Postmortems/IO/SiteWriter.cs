using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Postmortems.Site;

namespace Postmortems.IO;

/// <summary>All that goes into an output folder.</summary>
/// <param name="Copies">From a file's full path to where it goes.</param>
public sealed record SiteContents(ImmutableArray<Page> Pages, ImmutableArray<SiteFile> Files, ImmutableSortedDictionary<string, PagePath> Copies)
{
    public int Count => Pages.Length + Files.Length + Copies.Count;

    public IEnumerable<PagePath> Paths => Pages.Select(page => page.Path).Concat(Files.Select(file => file.Path)).Concat(Copies.Values);

    /// <summary>An address that two things want, without case, since some file systems know none; null when there is none.</summary>
    public string? Clash => Paths.GroupBy(path => path.Value, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Skip(1).Any())?.Key;
}

/// <summary>
/// Writes a site beside the old one and swaps it in by renames: the folder holds the old site whole or the new one whole. Removes
/// only what an earlier build wrote; files that somebody else put there are kept.
/// </summary>
public static class SiteWriter
{
    /// <summary>The list of a site's own files, which is also the sign that the folder is one of ours.</summary>
    public const string Manifest = ".postmortems-site";

    /// <exception cref="InvalidOperationException">Two things want one address. Nothing has been written.</exception>
    /// <exception cref="IOException">The output folder is somebody else's, or the disk fails: the old site stands.</exception>
    public static async Task WriteAsync(SiteContents site, ITheme theme, string output, SiteWriterOptions options, CancellationToken cancel)
    {
        if (site.Clash is { } clash)
            throw new InvalidOperationException($"Two pages share the address {clash}.");
        var paths = site.Paths.ToList();
        output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output));
        RefuseForeign(output);

        var (staging, old) = (output + ".new", output + ".old");
        RemoveOurs(staging);
        Recover(output, old);
        var manifest = paths.Select(path => path.Value).Append(Manifest).Order(StringComparer.Ordinal).ToList();
        Directory.CreateDirectory(staging);
        await File.WriteAllTextAsync(Path.Join(staging, Manifest), string.Join('\n', manifest) + "\n", cancel);
        foreach (var folder in paths.Select(path => Path.GetDirectoryName(path.Value)!).Distinct())
            Directory.CreateDirectory(Path.Join(staging, folder));

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancel };
        // Room for a page, used again by the next: what a page needs at once is too large to be cleared away cheaply.
        var rooms = new ConcurrentBag<ArrayBufferWriter<byte>>();
        await Parallel.ForEachAsync(site.Pages, parallel, async (page, token) =>
        {
            var html = rooms.TryTake(out var used) ? used : new ArrayBufferWriter<byte>();
            html.ResetWrittenCount();
            await theme.RenderAsync(page, html);
            Write(staging, page.Path, html.WrittenSpan);
            rooms.Add(html);
            options.Written();
        });
        Parallel.ForEach(site.Files, parallel, file =>
        {
            Write(staging, file.Path, file.Bytes.Span);
            options.Written();
        });
        foreach (var (source, target) in site.Copies)
        {
            File.Copy(source, Path.Join(staging, target.Value));
            options.Written();
        }

        Swap(staging, output, old);
    }

    private static void Write(string folder, PagePath path, ReadOnlySpan<byte> bytes)
    {
        using var file = File.OpenHandle(Path.Join(folder, path.Value), FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, bytes, 0);
    }

    private static void RefuseForeign(string output)
    {
        if (File.Exists(output))
            throw new IOException($"{output} is a file. Choose another folder with --output.");
        if (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any() && !IsOurs(output))
            throw new IOException($"{output} is not empty, and was not written by postmortems. Empty it, or choose another folder with --output.");
    }

    private static bool IsOurs(string folder) => File.Exists(Path.Join(folder, Manifest));

    /// <summary>A build that was killed between the two renames left the old site under its other name.</summary>
    private static void Recover(string output, string old)
    {
        if (!Directory.Exists(old))
            return;
        if (Directory.Exists(output))
            RemoveOurs(old);
        else
            Directory.Move(old, output);
    }

    private static void Swap(string staging, string output, string old)
    {
        if (!Directory.Exists(output))
        {
            Directory.Move(staging, output);
            return;
        }

        Directory.Move(output, old);
        Directory.Move(staging, output);
        KeepForeign(old, output);
        RemoveOurs(old);
    }

    private static void KeepForeign(string old, string output)
    {
        var ours = Listed(old);
        foreach (var file in Directory.EnumerateFiles(old, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(old, file).Replace(Path.DirectorySeparatorChar, '/');
            var target = Path.Join(output, path);
            if (ours.Contains(path) || File.Exists(target))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(file, target);
        }
    }

    /// <summary>Deletes what the folder's own manifest lists, then the folders that are empty by then.</summary>
    /// <exception cref="IOException">The folder exists and is none of ours.</exception>
    private static void RemoveOurs(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        if (!IsOurs(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new IOException($"{folder} is in the way, and was not written by postmortems. Move it away.");
        foreach (var path in Listed(folder).Where(path => path != Manifest))
            File.Delete(Path.Join(folder, path));
        File.Delete(Path.Join(folder, Manifest));
        var inner = Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).OrderByDescending(path => path.Length).ToList();
        foreach (var empty in inner.Append(folder).Where(path => !Directory.EnumerateFileSystemEntries(path).Any()))
            Directory.Delete(empty);
    }

    /// <summary>The manifest is a file like any other: a line that would lead out of the folder is passed over.</summary>
    private static HashSet<string> Listed(string folder)
    {
        var manifest = Path.Join(folder, Manifest);
        if (!File.Exists(manifest))
            return [];
        return [.. File.ReadLines(manifest, Encoding.UTF8).Where(path => path.Length > 0 && !path.StartsWith('/') && !path.Contains('\\') && !path.Split('/').Contains(".."))];
    }
}

/// <param name="Threads">1 to render one page after the other; the bytes are the same.</param>
/// <param name="Written">Called after each file, from any thread.</param>
public sealed record SiteWriterOptions(int Threads, Action Written);
