using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Site;

namespace Postmortems.Cli.Output;

/// <summary>Where the reports that a comment speaks of can be read.</summary>
/// <param name="links">The address before a path; null: on the site, as far as it is known where that is.</param>
/// <param name="prefix">From the folder where the command runs to the library's root.</param>
internal sealed class ReviewLinks(LoadedLibrary library, string? links, string prefix)
{
    /// <summary>Null when nothing is known.</summary>
    public string? Of(Incident incident) =>
        links is null ? SiteAddresses.Of(incident.Id, library.Options) : Before(incident.Path);

    /// <summary>A changed report is not on the site yet.</summary>
    /// <param name="line">1-based.</param>
    public string? Of(SourceFile source, int? line = null) =>
        links is null ? null : Before(source.Path) + (line is { } number ? $"#L{number}" : "");

    private string Before(string path) =>
        links!.TrimEnd('/') + "/" + string.Join('/', (prefix.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(prefix) ? path : prefix + path).Split('/').Select(Uri.EscapeDataString));
}
