using System.Collections.Immutable;
using System.Reflection;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.IO;
using Postmortems.Site;

namespace Postmortems.Cli;

/// <summary>All that a site of a loaded library holds. Made here alone, so that what one looks at while writing is what is built.</summary>
internal sealed record AssembledSite(Library Library, SiteContents Contents)
{
    /// <summary>Reports whose id belongs to another one.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <param name="commit">Null where it is not known, or not asked for.</param>
    public static AssembledSite Of(LoadedLibrary loaded, ITheme theme, LocalDate today, string? commit)
    {
        var incidents = loaded.Reports.Select(report => report.Incident).OfType<Incident>().ToList();
        var library = Library.Of(incidents, loaded.Options, today, loaded.Contents.Files) with
        {
            Playbook = loaded.Playbook,
            Templates = loaded.Templates,
            Commit = commit,
            ToolVersion = Version,
        };
        var contents = new SiteContents(
            SitePlan.Pages(library),
            [.. SitePlan.Files(library), .. theme.Assets(loaded.Options.Brand)],
            Copies(library, loaded.Root));
        return new AssembledSite(library, contents)
        {
            LeftOut = [.. incidents.Except(library.Incidents, ReferenceEqualityComparer.Instance).OfType<Incident>().Select(incident => incident.Path)],
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
