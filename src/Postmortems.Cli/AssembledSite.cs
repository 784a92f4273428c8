using System.Collections.Immutable;
using System.Reflection;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.IO;
using Postmortems.Reading;
using Postmortems.Site;

namespace Postmortems.Cli;

/// <summary>All that a site of a loaded library holds. Made here alone, so that what one looks at while writing is what is built.</summary>
internal sealed record AssembledSite(Library Library, SiteContents Contents)
{
    /// <summary>Reports whose id belongs to another one.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <param name="origin">Null where git is not asked.</param>
    public static AssembledSite Of(LoadedLibrary loaded, ITheme theme, LocalDate today, SiteOrigin? origin)
    {
        var incidents = loaded.Reports.Select(report => report.Incident).OfType<Incident>().ToList();
        var library = LibraryOf(loaded, today) with
        {
            Commit = origin?.Commit,
            History = origin?.History ?? ImmutableDictionary<string, ImmutableArray<ReportChange>>.Empty,
            ToolVersion = Version,
        };
        var pages = SitePlan.Pages(library);
        var contents = new SiteContents(
            pages,
            [.. SitePlan.Files(library, pages), .. theme.Assets(loaded.Options.Brand), .. EditionFiles.Of(library, loaded)],
            loaded.Files is null ? Copies(library, loaded.Root) : EditionFiles.Copies(library, loaded.Root));
        return new AssembledSite(library, contents)
        {
            LeftOut = [.. incidents.Except(library.Incidents, ReferenceEqualityComparer.Instance).OfType<Incident>().Select(incident => incident.Path)],
        };
    }

    /// <summary>The library as pages and figures see it.</summary>
    public static Library LibraryOf(LoadedLibrary loaded, LocalDate today)
    {
        var incidents = loaded.Reports.Select(report => report.Incident).OfType<Incident>().ToList();
        var repository = new RepositoryFiles(loaded.Root);
        var library = Library.Of(incidents, loaded.Options, today, loaded.Contents.Files);
        var unread = loaded.Reports.Where(report => report.Incident is null).ToList();
        var tooLong = unread.Count(report => report.Source.Text.Length > IncidentReader.MaxLength);
        return library with
        {
            LeftOut = new LeftOut(tooLong, unread.Count - tooLong, incidents.Count - library.Incidents.Length),
            Playbook = loaded.Playbook,
            Templates = loaded.Templates,
            PatternNames = loaded.PatternNames,
            FoundTests = [.. incidents.Where(incident => incident.MissedTests.IsGiven).SelectMany(incident => incident.MissedTests.Value).Select(RegressionTests.PathOf).OfType<string>().Where(repository.Has)],
            Findings = loaded.Options.Edition.IsInternal ? loaded.Findings : null,
            Metrics = LoadedMetrics.Of(loaded, incidents),
        };
    }

    /// <summary>Of the tool.</summary>
    internal static string Version => typeof(AssembledSite).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    // A picture of a report may be the logo too: it then stands where the logo is looked for.
    private static ImmutableSortedDictionary<string, PagePath> Copies(Library library, string root) =>
        SitePlan.Copies(library)
            .ToImmutableSortedDictionary(copy => Path.GetFullPath(copy.Key, root), copy => copy.Value, StringComparer.Ordinal)
            .SetItems(SitePlan.BrandFiles(library).Select(file => KeyValuePair.Create(Path.GetFullPath(file.Source, root), file.Target)));
}

/// <summary>What git knows of the files that a site is made from.</summary>
/// <param name="Commit">Null where it is not known.</param>
internal sealed record SiteOrigin(string? Commit, ImmutableDictionary<string, ImmutableArray<ReportChange>> History)
{
    /// <summary>Nothing for other editions: a commit tells when the others have changed, and its message what.</summary>
    public static SiteOrigin? Of(LoadedLibrary loaded) => !loaded.Options.Edition.IsInternal ? null : new(GitCommit.Of(loaded.Root), GitHistory.Of(loaded.Root, loaded.Options.Content));
}
