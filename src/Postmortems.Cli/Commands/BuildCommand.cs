using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Postmortems.Cli.Output;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.IO;
using Postmortems.Theme;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems build</c>.</summary>
internal static class BuildCommand
{
    public static Command Create(Shell shell)
    {
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Where the site is written. An earlier site there becomes this one; files that are not its own stay. Default: site, or site-public and so on for other editions.",
            HelpName = "folder",
        };
        var baseUrl = new Option<string?>("--base-url")
        {
            Description = "The address at which the site will stand: for the site map and the feeds. Links work without.",
            HelpName = "address",
        };
        baseUrl.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Addresses.BaseOf(token.Value) is null)
                result.AddError($"'{token.Value}' is no address. Write it whole, as https://example.org/postmortems/.");
        });
        var clean = new Option<bool>("--clean") { Description = "Write every file anew. Otherwise those whose bytes are the same stay as they are: the site is the same either way." };
        var library = new LibraryArguments();
        var command = new Command("build", "Compile the reports into a site.") { output, baseUrl, clean };
        library.AddTo(command, isPublishing: true);
        command.SetAction((parsed, cancel) => RunAsync(
            new BuildRequest(library.Read(parsed, shell), shell.FullPath(parsed.GetValue(output) ?? FolderOf(library.Read(parsed, shell).Edition)), parsed.GetValue(baseUrl), parsed.GetValue(clean)),
            shell,
            cancel));
        return command;
    }

    /// <summary>A folder for each edition: nobody publishes the wrong one by the name that he is used to.</summary>
    private static string FolderOf(string? edition) => edition is null or Edition.InternalId ? "site" : $"site-{edition}";

    private static async Task<int> RunAsync(BuildRequest request, Shell shell, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var result = await ProgressDisplay.RunAsync(shell, progress => BuildAsync(request, shell, progress, cancel));
        await shell.Out.WriteLineAsync($"{Files(result)} about {Count(result.Reports, "report")} to {shell.ShortPath(request.Output)} in {Seconds(clock)} s.");
        foreach (var path in result.LeftOut)
            await shell.Out.WriteLineAsync($"Left out {Printable.Line(path)}: its id belongs to another report.");
        foreach (var path in result.Unread)
            await shell.Out.WriteLineAsync($"Left out {Printable.Line(path)}: it could not be read. postmortems check says why.");
        if (!result.HasSiteMap)
            await shell.Out.WriteLineAsync("No site map: it needs the address of the site (base_url in postmortems.yml, or --base-url).");
        await shell.Out.WriteLineAsync($"Open {Path.Join(request.Output, "index.html")} in a browser, or serve the folder from any web host.");
        if (result.Findings.Length > 0)
            await shell.Out.WriteLineAsync($"{Summary.Of(result.Findings, result.Reports)} postmortems check names each.");
        return result.Findings.Any(finding => finding.Severity is DiagnosticSeverity.Error) ? ExitCode.Findings : ExitCode.Ok;
    }

    private static async Task<BuildResult> BuildAsync(BuildRequest request, Shell shell, BuildProgress progress, CancellationToken cancel)
    {
        var loaded = LoadedLibrary.Load(request.Library, shell);
        if (request.BaseUrl is { } address)
            loaded = loaded with { Options = loaded.Options with { BaseUrl = Addresses.BaseOf(address) } };
        var theme = new RazorTheme();
        var site = AssembledSite.Of(loaded, theme, request.Library.Today, SiteOrigin.Of(loaded));
        progress.Expect(site.Contents.Count);
        var options = new SiteWriterOptions(request.Library.Threads, progress.Advance)
        {
            IsClean = request.IsClean,
            Waits = () => shell.Error.WriteLine($"postmortems: another build writes {shell.ShortPath(request.Output)}; waiting until it is done."),
        };
        var written = await SiteWriter.WriteAsync(site.Contents, theme, request.Output, options, cancel);
        return new BuildResult(site.Contents.Count, written, loaded.Reports.Length, loaded.Findings)
        {
            HasSiteMap = site.Contents.Files.Any(file => file.Path.Value == "sitemap.xml"),
            LeftOut = site.LeftOut,
            Unread = [.. loaded.Reports.Where(report => report.Incident is null).Select(report => report.Source.Path)],
        };
    }

    private static string Files(BuildResult result) => result.Written == result.Files
        ? $"Wrote {Count(result.Files, "file")}"
        : $"Wrote {result.Written.ToString("N0", CultureInfo.InvariantCulture)} of {Count(result.Files, "file")}";

    private static string Count(int count, string what) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";

    private static string Seconds(Stopwatch clock) => clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private sealed record BuildRequest(LibraryRequest Library, string Output, string? BaseUrl, bool IsClean);

    private sealed record BuildResult(int Files, int Written, int Reports, ImmutableArray<Diagnostic> Findings)
    {
        public required bool HasSiteMap { get; init; }

        public required ImmutableArray<string> LeftOut { get; init; }

        /// <summary>Reports without a page: too long, or with no name to go by.</summary>
        public required ImmutableArray<string> Unread { get; init; }
    }
}
