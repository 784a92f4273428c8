using System.Buffers;
using System.Collections.Concurrent;
using Postmortems.Site;

namespace Postmortems.IO;

/// <summary>Draws and writes what a site needs and does not have: pages that are another than they were, and files with other bytes.</summary>
/// <param name="staging">Where the files are written.</param>
/// <param name="site">Where those may stand already that need not be written; null: all are.</param>
internal sealed class SiteStaging(SiteFolder staging, SiteFolder? site, ViewCache views, SiteWriterOptions options)
{
    // Room for a page, used again by the next: what a page needs at once is too large to be cleared away cheaply.
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _rooms = [];

    private readonly ConcurrentBag<string> _written = [];

    public async Task<HashSet<string>> WriteAsync(SiteContents contents, ITheme theme, CancellationToken cancel)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancel };
        await Parallel.ForEachAsync(contents.Pages, parallel, (page, _) => WriteAsync(page, theme));
        await Parallel.ForEachAsync(contents.Files, parallel, (file, _) =>
        {
            Write(file.Path.Value, file.Bytes.Span);
            return ValueTask.CompletedTask;
        });
        foreach (var (source, target) in contents.Copies)
            Write(target.Value, await File.ReadAllBytesAsync(source, cancel));
        return [.. _written];
    }

    private async ValueTask WriteAsync(Page page, ITheme theme)
    {
        var print = views.PrintOf(page);
        if (site is not null && print is not null && views.Stands(site, page.Path.Value, print))
            options.Written();
        else
            await DrawAsync(page, theme, print);
        page.LetGo();
    }

    private async Task DrawAsync(Page page, ITheme theme, string? print)
    {
        var path = page.Path.Value;
        var html = _rooms.TryTake(out var used) ? used : new ArrayBufferWriter<byte>();
        html.ResetWrittenCount();
        await theme.RenderAsync(page, html);
        Write(path, html.WrittenSpan);
        if (print is not null)
            views.Drawn(path, print, html.WrittenSpan);
        _rooms.Add(html);
    }

    private void Write(string path, ReadOnlySpan<byte> bytes)
    {
        options.Step();
        if (site?.Holds(path, bytes) is not true)
        {
            if (site is not null)
                staging.MakeFoldersOf([path]);
            staging.Write(path, bytes);
            _written.Add(path);
        }

        options.Written();
    }
}
