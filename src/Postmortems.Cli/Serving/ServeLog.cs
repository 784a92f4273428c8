using System.Collections.Immutable;
using System.Globalization;
using Postmortems.Cli.Output;
using Postmortems.Diagnostics;

namespace Postmortems.Cli.Serving;

/// <summary>What the terminal says: a line for each build, and what is new in it.</summary>
internal sealed class ServeLog(Shell shell, string root)
{
    private ImmutableArray<string> _asides = [];
    private string? _failure;

    public void Started(ImmutableArray<Diagnostic> findings, int reports)
    {
        Write(findings);
        shell.Out.WriteLine(Summary.Of(findings, reports));
    }

    public void Built(ImmutableArray<Diagnostic> findings, int reports, FindingsNews news, TimeSpan took)
    {
        _failure = null;
        var seconds = took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        string[] parts = [$"Built in {seconds} s", .. Some(news.New.Length, "new"), .. Some(news.Mended, "mended")];
        shell.Out.WriteLine($"{Time} {Summary.Of(findings, reports)} {string.Join(", ", parts)}.");
        Write(news.New);
    }

    /// <summary>Once for each reason, however often it is met.</summary>
    public void Failed(string failure)
    {
        if (failure == _failure)
            return;
        _failure = failure;
        shell.Out.WriteLine($"{Time} The site stays as it was: {string.Join(' ', failure.Split('\n').Select(Printable.Line))}");
    }

    /// <summary>The config has errors that it did not have.</summary>
    public void HeldBack(FindingsNews news)
    {
        _failure = null;
        var mended = news.Mended > 0 ? $" {news.Mended} mended." : "";
        shell.Out.WriteLine($"{Time} The site stays as it was until the errors of {IO.LibraryFolder.ConfigName} are mended.{mended}");
        Write(news.New);
    }

    /// <summary>Only what was not said the last time.</summary>
    public void Aside(ImmutableArray<string> lines)
    {
        foreach (var line in lines.Except(_asides))
            shell.Out.WriteLine(Printable.Line(line));
        _asides = lines;
    }

    // Where the person sits.
    private string Time => TimeZoneInfo.ConvertTime(shell.Clock.GetCurrentInstant().ToDateTimeOffset(), TimeZoneInfo.Local).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private void Write(ImmutableArray<Diagnostic> findings)
    {
        var here = shell.ShortPath(root).Replace(Path.DirectorySeparatorChar, '/');
        Formats.Find(shell.IsOutputTerminal ? "pretty" : "plain").Write(new FindingList(findings, here == "." ? "" : here + "/"), shell);
    }

    private static IEnumerable<string> Some(int count, string what) => count == 0 ? [] : [$"{count} {what}"];
}
