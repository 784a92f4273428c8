using System.Collections.Immutable;
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
/// Writes a site so that its folder never holds half a file. A first build, or a clean one, is written beside the old site and swapped in
/// by renames. Any other stages what has changed, notes in a journal what is to be done, and does it: what a killed build decided the next
/// one finishes. Removes only what an earlier build wrote; files that somebody else put there are kept.
/// </summary>
public static class SiteWriter
{
    /// <summary>The list of a site's own files, which is also the sign that the folder is one of ours.</summary>
    public const string Manifest = ".postmortems-site";

    /// <returns>How many files were written: the others stood there as they are.</returns>
    /// <exception cref="InvalidOperationException">Two things want one address. Nothing has been written.</exception>
    /// <exception cref="IOException">The output folder is somebody else's, or the disk fails: the old site stands.</exception>
    public static async Task<int> WriteAsync(SiteContents site, ITheme theme, string output, SiteWriterOptions options, CancellationToken cancel)
    {
        if (site.Clash is { } clash)
            throw new InvalidOperationException($"Two pages share the address {clash}.");
        output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output));
        if (File.Exists(output))
            throw new IOException($"{output} is a file. Choose another folder with --output.");
        using var one = await SiteLock.TakeAsync(output, options.Waits, cancel);
        var paths = site.Paths.Select(path => path.Value).ToHashSet(StringComparer.Ordinal);
        var places = SitePlaces.Of(output);
        places.Recover(options.Step);
        places.RefuseForeign(paths);
        try
        {
            var isWhole = options.IsClean || !places.CanMerge(paths);
            places.Stage(paths, isWhole);
            var views = ViewCache.Of(output, theme, isWhole);
            var written = await new SiteStaging(places.Staging, isWhole ? null : places.Site, views, options).WriteAsync(site, theme, cancel);
            if (isWhole)
                places.Swap(options.Step);
            else
                places.Merge(paths, written, options.Step);
            views.Save();
            return written.Count;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            places.GiveUp();
            throw;
        }
    }
}

/// <param name="Threads">1 to render one page after the other; the bytes are the same.</param>
/// <param name="Written">Called after each file, from any thread.</param>
public sealed record SiteWriterOptions(int Threads, Action Written)
{
    /// <summary>As if there were no site yet: every file is written.</summary>
    public bool IsClean { get; init; }

    /// <summary>Called once where another build writes the same site, which is waited for.</summary>
    public Action Waits { get; init; } = () => { };

    /// <summary>Called before each change on the disk, from any thread: whoever throws here is a power cut.</summary>
    public Action Step { get; init; } = () => { };
}
