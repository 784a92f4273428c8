using System.Collections.Immutable;
using System.Diagnostics;
using NodaTime;
using Postmortems.Cli.Commands;
using Postmortems.Diagnostics;
using Postmortems.IO;
using Postmortems.Site;
using Postmortems.Theme;

namespace Postmortems.Cli.Serving;

/// <summary>
/// Keeps the live site true to the files: looks, builds and publishes, one after the other, so that there are never two builds at
/// once and each begins after the last change that it was made for.
/// </summary>
internal sealed class SiteKeeper : IDisposable
{
    private readonly RazorTheme _theme = new();
    private readonly ServeRequest _request;
    private readonly Shell _shell;
    private readonly LibraryWatch _watch;
    private readonly ServeLog _log;

    // Another run of the server is another build too.
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private InputStamp _stamp;
    private WatchedPlaces _places;
    private Attempt _good;
    private ImmutableArray<Diagnostic> _findings;
    private string? _failure;
    private bool _isWorthRepeating;
    private int _builds;

    private SiteKeeper(ServeRequest request, Shell shell, Attempt first, InputStamp stamp)
    {
        var loaded = first.Loaded!;
        (_request, _shell, _good, _stamp, _findings) = (request, shell, first, stamp, loaded.Findings);
        _log = new ServeLog(shell, loaded.Root);
        _watch = new LibraryWatch(request.Rhythm);
        _places = WatchedPlaces.Of(loaded.Root, loaded.Options);
        Site = new LiveSite(new Snapshot(first.Site!.Contents, Notes(null), _theme, before: null));
    }

    public LiveSite Site { get; }

    /// <exception cref="IOException">There is no library to begin with.</exception>
    public static SiteKeeper Start(ServeRequest request, Shell shell)
    {
        // It stays where it began, whatever becomes of the config.
        var root = request.Library.Root ?? LibraryFolder.RootFrom(shell.Folder);
        request = request with { Library = request.Library with { Root = root } };
        // What changes while the first build reads is seen by the first look.
        var stamp = InputStamp.Take(WatchedPlaces.Of(root, LibraryFolder.ReadConfig(root).Config.Options), request.Library.Today);
        var first = Attempt.Make(request.Library, shell, new RazorTheme());
        if (first.Failure is { } failure)
            throw new IOException(failure);
        var keeper = new SiteKeeper(request, shell, first, stamp);
        keeper._watch.Watch(keeper._places);
        return keeper;
    }

    /// <summary>Says what the first build found. Apart from it, so that no line stands in the way of the progress that is shown meanwhile.</summary>
    public void Announce()
    {
        _log.Aside(_good.Asides);
        _log.Started(_findings, _good.Loaded!.Reports.Length);
    }

    /// <summary>Until it is told to end; then it ends without a word.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                var isTold = await _watch.WaitAsync(cancel);
                await Task.Run(() => Look(isTold), cancel).WaitAsync(cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how one ends a server.
        }
    }

    public void Dispose() => _watch.Dispose();

    private void Look(bool isTold)
    {
        // Before it looks: what changes from here on is told.
        _watch.Watch(_places);
        var stamp = InputStamp.Take(_places, Today);
        var isChanged = !stamp.IsSameAs(_stamp);
        if (!isChanged && !(_isWorthRepeating && !isTold))
            return;
        if (isChanged && !isTold)
            _watch.Distrust();
        _stamp = stamp;
        Rebuild();
        _watch.Watch(_places);
    }

    private void Rebuild()
    {
        var clock = Stopwatch.StartNew();
        var attempt = Attempt.Make(_request.Library with { Today = Today }, _shell, _theme);
        _isWorthRepeating = attempt.IsWorthRepeating;
        if (attempt.Failure is { } failure)
            Fail(failure);
        else if (attempt.HasBrokenConfig && !_good.HasBrokenConfig)
            HoldBack(attempt);
        else
            Accept(attempt, clock);
    }

    private void Accept(Attempt attempt, Stopwatch clock)
    {
        var news = FindingsNews.Between(_findings, attempt.Loaded!.Findings);
        (_good, _findings, _failure) = (attempt, attempt.Loaded.Findings, null);
        _places = WatchedPlaces.Of(attempt.Loaded.Root, attempt.Loaded.Options);
        _builds++;
        Site.Publish(new Snapshot(attempt.Site!.Contents, Notes(null), _theme, Site.Current));
        _log.Aside(attempt.Asides);
        _log.Built(_findings, attempt.Loaded.Reports.Length, news, clock.Elapsed);
    }

    /// <summary>The last good site stays, and says why.</summary>
    private void Fail(string failure)
    {
        // What failed is not what lies there now (a file went while it was read): the next look builds that.
        if (failure == _failure || !InputStamp.Take(_places, Today).IsSameAs(_stamp))
            return;
        _failure = failure;
        _builds++;
        Site.Publish(Site.Current.With(Notes(new PreviewTrouble(PreviewTroubleKind.Build, failure))));
        _log.Failed(failure);
    }

    /// <summary>A config that cannot be read would turn the site into another one: without its languages, its levels, its reports.</summary>
    private void HoldBack(Attempt attempt)
    {
        var findings = attempt.Loaded!.Findings.Where(IsOfConfig).Concat(_findings.Where(finding => !IsOfConfig(finding))).InOrder().ToImmutableArray();
        var news = FindingsNews.Between(_findings, findings);
        (_findings, _failure) = (findings, null);
        _builds++;
        Site.Publish(Site.Current.With(Notes(new PreviewTrouble(PreviewTroubleKind.Config))));
        _log.HeldBack(news);
    }

    private LocalDate Today => _request.IsDayGiven ? _request.Library.Today : _shell.Today;

    private PreviewNotes Notes(PreviewTrouble? trouble) =>
        PreviewNotes.Of($"{_run}-{_builds}", _good.Site!.Contents.Pages, _findings, _good.Loaded!.Options.DefaultLanguage) with { Trouble = trouble };

    private static bool IsOfConfig(Diagnostic finding) => finding.Source.Path == LibraryFolder.ConfigName;
}
