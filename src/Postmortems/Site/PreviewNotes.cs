using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Language;
using Postmortems.Site.Pages;

namespace Postmortems.Site;

/// <summary>What there is to tell on the pages of one build, and which page tells what.</summary>
public sealed record PreviewNotes
{
    /// <summary>More would fill the window of a library that has never been checked; the terminal names them all.</summary>
    private const int MaxElsewhere = 30;

    public required string Build { get; init; }

    public PreviewTrouble? Trouble { get; init; }

    /// <summary>The worst first.</summary>
    public required ImmutableArray<FileFindings> Files { get; init; }

    /// <summary>The page of a report or a chapter, by its file and the language of the page.</summary>
    public required ImmutableDictionary<(string File, string Language), PagePath> Pages { get; init; }

    public static PreviewNotes Of(string build, IEnumerable<Page> pages, IEnumerable<Diagnostic> findings, string language)
    {
        var sources = pages.Select(page => (Page: page, Source: SourceOf(page))).Where(pair => pair.Source.File.Length > 0).ToList();
        var languages = sources.DistinctBy(pair => pair.Source.File).ToDictionary(pair => pair.Source.File, pair => Sentences.For(pair.Source.Lang));
        return new PreviewNotes
        {
            Build = build,
            Pages = sources.ToImmutableDictionary(pair => (pair.Source.File, pair.Page.Language), pair => pair.Page.Path),
            Files =
            [
                .. findings.InOrder()
                    .GroupBy(finding => finding.Source.Path)
                    .Select(file => new FileFindings(file.Key, languages.GetValueOrDefault(file.Key, Sentences.For(language)), [.. file.Select(FindingLine.Of)]))
                    .OrderByDescending(file => file.Counts.Errors)
                    .ThenByDescending(file => file.Counts.Warnings)
                    .ThenBy(file => file.File, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>The page with all that it has to tell.</summary>
    /// <param name="former">The report that had the address that was asked for, where the page stands in for a missing one.</param>
    public Page On(Page page, string? former = null)
    {
        var own = SourceOf(page).File is { Length: > 0 } source ? source : former;
        var files = Files.Select(file => file with { Page = Pages.TryGetValue((file.File, page.Language), out var path) ? path : null }).ToList();
        var mine = files.Where(file => file.File == own).ToList();
        var pageless = files.Where(file => file.File != own && file.Page is null).Take(MaxElsewhere).ToList();
        var elsewhere = files.Where(file => file.File != own && file.Page is not null).ToList();
        var preview = new Preview(Build)
        {
            Trouble = Trouble,
            Former = former,
            // What holds the whole site up is mended first.
            Told = Trouble is null ? [.. mine, .. pageless] : [.. pageless, .. mine],
            Elsewhere = [.. elsewhere.Take(MaxElsewhere)],
            MoreElsewhere = Math.Max(0, elsewhere.Count - MaxElsewhere),
            Counts = FindingCounts.Of(Files.SelectMany(file => file.Lines).Select(line => line.Severity)),
            OwnCounts = own is null ? null : mine.FirstOrDefault()?.Counts ?? default(FindingCounts),
        };
        // The one page that is shown at any depth: a preview stands at the root of its host.
        return (page is NotFoundPage missing ? missing with { Base = "/" } : page) with { Frame = page.Frame with { Preview = preview } };
    }

    /// <summary>The file that a page is made from; empty for one that is made from many.</summary>
    private static (string File, string Lang) SourceOf(Page page) => page switch
    {
        IncidentPage report => (report.Incident.Path, report.Incident.Lang),
        ChapterPage chapter => (chapter.Source, chapter.Lang),
        _ => ("", ""),
    };
}
