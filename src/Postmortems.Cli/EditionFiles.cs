using System.Collections.Immutable;
using Postmortems.Editions;
using Postmortems.Site;

namespace Postmortems.Cli;

/// <summary>The files of a site that an edition has made anew, in the place of copies from the repository.</summary>
internal static class EditionFiles
{
    /// <summary>None for the internal edition, which copies.</summary>
    public static IEnumerable<SiteFile> Of(Library library, LoadedLibrary loaded)
    {
        if (loaded.Files is not { } files)
            yield break;
        foreach (var (source, target) in SitePlan.Copies(library))
            yield return new SiteFile(target, files[source]);
        foreach (var (source, target) in SitePlan.BrandFiles(library).Where(file => IsPicture(file.Source)))
        {
            var path = Path.GetFullPath(source, loaded.Root);
            yield return new SiteFile(target, CleanFile.Of(path, File.ReadAllBytes(path), text => text) ?? throw new Refusal($"{source} is a picture whose data about its making cannot be taken out, so it cannot stand in this edition. Save it as PNG, JPEG, GIF or WebP."));
        }
    }

    /// <summary>The style sheet of the team.</summary>
    public static ImmutableSortedDictionary<string, PagePath> Copies(Library library, string root) =>
        SitePlan.BrandFiles(library).Where(file => !IsPicture(file.Source)).ToImmutableSortedDictionary(file => Path.GetFullPath(file.Source, root), file => file.Target, StringComparer.Ordinal);

    private static bool IsPicture(string path) => !path.EndsWith(".css", StringComparison.OrdinalIgnoreCase);
}
