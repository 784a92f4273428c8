using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.IO;

namespace Postmortems.Cli.Serving;

/// <summary>Where the files lie that a site is made of.</summary>
/// <param name="Root">Of the library: what lies around it is nobody's business.</param>
/// <param name="Folders">With all that lies in them, full paths. They need not exist (yet).</param>
/// <param name="Files">Single ones, full paths.</param>
internal sealed record WatchedPlaces(string Root, ImmutableArray<string> Folders, ImmutableArray<string> Files)
{
    public static WatchedPlaces Of(string root, LibraryOptions options) => new(
        root,
        [.. new[] { options.Content, options.Playbook, options.Templates }.Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, root)))],
        [.. options.Brand.Files.Prepend(PatternNames.File).Prepend(LibraryFolder.ConfigName).Select(file => Path.GetFullPath(file, root))]);

    /// <summary>
    /// Each folder once, and whether what lies deeper in it counts too. A file is watched by its folder, since editors save by renames;
    /// a folder by the one around it too, since nobody tells of what became of the folder itself.
    /// </summary>
    public IEnumerable<(string Folder, bool IsDeep)> Watches =>
        Files.Concat(Folders).Select(path => Path.GetDirectoryName(path)).OfType<string>().Where(IsInRoot).Distinct().Except(Folders)
            .Select(folder => (folder, false))
            .Concat(Folders.Distinct().Select(folder => (folder, true)));

    private bool IsInRoot(string folder) => folder == Root || folder.StartsWith(Path.TrimEndingDirectorySeparator(Root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
