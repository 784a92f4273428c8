using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Text;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Reading;

namespace Postmortems.IO;

/// <summary>What lies in the folder of a library.</summary>
/// <param name="Reports">In ordinal order of paths.</param>
/// <param name="Files">Every other file under the content folder, with its size in bytes, by path from the root.</param>
/// <param name="Refused">Symbolic links: a report may not reach out of its folder.</param>
public sealed record FolderContents(
    ImmutableArray<string> Reports,
    ImmutableSortedDictionary<string, long> Files,
    ImmutableArray<string> Refused)
{
    /// <summary>A report that stands for what the disk has at its path; null where all is as it was saved.</summary>
    public SourceFile? Unsaved { get; init; }

    /// <summary>Where the reports' folder holds other folders of the library, what lies in those is no report.</summary>
    public FolderContents Without(params ImmutableArray<string> folders) => this with
    {
        Reports = [.. Reports.Where(path => !folders.Any(folder => RelativePath.IsUnder(path, folder)))],
        Files = Files.Where(file => !folders.Any(folder => RelativePath.IsUnder(file.Key, folder))).ToImmutableSortedDictionary(StringComparer.Ordinal),
    };

    /// <summary>
    /// With one more report, as if it lay there: under the content folder, where a report may lie. What may not is left out, so that it is
    /// refused as any other file is.
    /// </summary>
    public FolderContents With(SourceFile report, string content) =>
        ContentFolder.MayHold(content, report.Path) && !Refused.Any(link => report.Path == link || RelativePath.IsUnder(report.Path, link))
            ? this with
            {
                Reports = [.. Reports.Append(report.Path).Distinct().Order(StringComparer.Ordinal)],
                Files = Files.SetItem(report.Path, Encoding.UTF8.GetByteCount(report.Text)),
                Unsaved = report,
            }
            : this;
}

/// <summary>Reads a library from disk. Paths are relative to its root, with "/".</summary>
public static class ContentFolder
{
    /// <summary>UTF-8 takes at most three bytes for a UTF-16 unit; of a longer file only so much is loaded as shows that it is too long.</summary>
    private const int MaxBytes = (IncidentReader.MaxLength * 3) + 4;

    /// <summary>
    /// How many reports take each step together: enough that the code of a step is fetched once for all of them, and few enough that they
    /// themselves stay near the processor.
    /// </summary>
    private const int Together = 8;

    /// <exception cref="DirectoryNotFoundException">There is no content folder.</exception>
    /// <exception cref="IOException">The disk.</exception>
    public static FolderContents List(string root, string content)
    {
        var folder = new DirectoryInfo(Path.Join(root, content));
        if (!folder.Exists)
            throw new DirectoryNotFoundException($"There is no folder {content} in {root}. Go to the folder of your reports, or name it with --content.");
        RefuseLinks(root, folder);
        var found = Walk(folder).Select(entry => (Path: PathFrom(root, entry.FullName), Entry: entry)).OrderBy(pair => pair.Path, StringComparer.Ordinal).ToList();
        var files = found.Where(pair => !IsLink(pair.Entry)).ToList();
        return new FolderContents(
            [.. files.Select(pair => pair.Path).Where(IsReport)],
            files.ToImmutableSortedDictionary(pair => pair.Path, pair => ((FileInfo)pair.Entry).Length, StringComparer.Ordinal),
            [.. found.Where(pair => IsLink(pair.Entry)).Select(pair => pair.Path)]);
    }

    /// <summary>The Markdown files of a folder that may be missing (templates, the playbook), in ordinal order of paths.</summary>
    public static ImmutableArray<SourceFile> LoadAll(string root, string folder)
    {
        if (!Directory.Exists(Path.Join(root, folder)))
            return [];
        return [.. List(root, folder).Reports.Select(path => Load(root, path))];
    }

    /// <summary>The symbolic links of a folder that may be missing.</summary>
    public static ImmutableArray<string> Refused(string root, string folder) => Directory.Exists(Path.Join(root, folder)) ? List(root, folder).Refused : [];

    /// <summary>Every report, read in parallel and given back in the order of paths.</summary>
    /// <inheritdoc cref="Read{T}"/>
    public static ImmutableArray<ReadResult> Read(string root, FolderContents contents, LibraryOptions options, int threads) =>
        Read(root, contents, options, threads, reports => reports);

    /// <summary>What is to be kept of every report, read in parallel and given back in the order of paths.</summary>
    /// <param name="threads">1 to read one after the other; the result is the same.</param>
    /// <param name="keep">Asked by the thread that has just read some reports. A library that is kept whole costs most of its time in keeping it.</param>
    /// <exception cref="IOException">A file cannot be read; so does <see cref="UnauthorizedAccessException"/>.</exception>
    public static ImmutableArray<T> Read<T>(string root, FolderContents contents, LibraryOptions options, int threads, Func<ImmutableArray<ReadResult>, ImmutableArray<T>> keep)
    {
        try
        {
            // Into an array and not a list: whoever takes them one by one makes the threads wait for each other.
            var kept = contents.Reports.Chunk(Together).AsParallel().AsOrdered().WithDegreeOfParallelism(threads)
                .Select(paths => keep(IncidentReader.Read([.. paths.Select(path => path == contents.Unsaved?.Path ? contents.Unsaved : Load(root, path, contents.Files[path]))], options)))
                .ToArray();
            return [.. kept.SelectMany(some => some)];
        }
        catch (AggregateException several) when (several.InnerExceptions is [IOException or UnauthorizedAccessException, ..])
        {
            // The first of them says enough; callers need not know that there were threads.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
            throw;
        }
    }

    /// <summary>A file's text. Bytes that are no UTF-8 become U+FFFD, which reading reports; nothing is thrown for them.</summary>
    public static SourceFile Load(string root, string path) => Load(root, path, new FileInfo(Path.Join(root, path)).Length);

    /// <param name="length">In bytes, as the folder lists it: to ask the disk again for each file takes as long as to open it.</param>
    private static SourceFile Load(string root, string path, long length)
    {
        // A named pipe has no length either, and opening it would wait for ever.
        if (length == 0)
            return new SourceFile(path, "");
        // No stream: its buffer and its lock cost as much as reading does.
        using var handle = File.OpenHandle(Path.Join(root, path), share: FileShare.ReadWrite | FileShare.Delete);
        var size = (int)Math.Min(length, MaxBytes);
        var bytes = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var loaded = 0;
            while (loaded < size && RandomAccess.Read(handle, bytes.AsSpan(loaded, size - loaded), loaded) is > 0 and var read)
                loaded += read;
            return new SourceFile(path, Encoding.UTF8.GetString(bytes, 0, loaded));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>A text that comes from elsewhere, as if it were the file's; read until it ends or is too long.</summary>
    public static SourceFile Load(Stream stream, string path)
    {
        var bytes = new byte[MaxBytes];
        var length = stream.ReadAtLeast(bytes, MaxBytes, throwOnEndOfStream: false);
        return new SourceFile(path, Encoding.UTF8.GetString(bytes, 0, length));
    }

    /// <summary>Whether a file of this path would be a report of the folder.</summary>
    internal static bool MayHold(string content, string path) =>
        RelativePath.IsUnder(path, content) && IsReport(path)
        && !(content == "." ? path : path[(content.TrimEnd('/').Length + 1)..]).Split('/').Any(name => name.StartsWith('.'));

    /// <summary>The folder itself, and every folder between it and the root: whoever writes the config must not reach out of it.</summary>
    /// <exception cref="IOException">One of them is a symbolic link.</exception>
    public static void RefuseLinks(string root, DirectoryInfo folder)
    {
        var top = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        for (var here = folder; here is not null && Path.TrimEndingDirectorySeparator(here.FullName) != top; here = here.Parent)
        {
            if (here.LinkTarget is not null)
                throw new IOException($"{here.FullName} is a symbolic link, and is not followed.");
        }
    }

    /// <summary>Hidden folders and files (".git", ".DS_Store") are nobody's content.</summary>
    private static IEnumerable<FileSystemInfo> Walk(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().Where(entry => !entry.Name.StartsWith('.')))
        {
            if (entry is DirectoryInfo inner && !IsLink(inner))
            {
                foreach (var file in Walk(inner))
                    yield return file;
            }
            else
            {
                yield return entry;
            }
        }
    }

    private static bool IsLink(FileSystemInfo entry) => entry.LinkTarget is not null;

    // A README explains a folder.
    private static bool IsReport(string path) =>
        Attachments.IsReport(path) && !Path.GetFileName(path).Equals("README.md", StringComparison.OrdinalIgnoreCase);

    private static string PathFrom(string root, string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
}
