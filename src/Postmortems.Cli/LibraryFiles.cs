using System.Collections.Immutable;
using System.Text;
using Postmortems.Configuration;
using Postmortems.IO;
using Postmortems.Site;
using Postmortems.Site.Data;

namespace Postmortems.Cli;

/// <summary>What an export consists of, format by format.</summary>
internal static class LibraryFiles
{
    public const string All = "all";
    public const string Csv = "csv";
    public const string Markdown = "markdown";

    /// <summary>Of one file, which may have any name, or go to standard output.</summary>
    public static ImmutableArray<string> Single { get; } = ["json", "sqlite", "ics"];

    public static ImmutableArray<string> Formats { get; } = [All, Csv, .. Single, Markdown];

    public static ImmutableArray<ExportFile> Of(string format, LoadedLibrary loaded, Library library) => format switch
    {
        All => [.. Of(Csv, loaded, library), .. Single.Select(one => One(one, library)), .. Reports(loaded, library).Select(file => file with { Path = $"markdown/{file.Path}" })],
        Csv => [.. LibraryExport.Csv(library).Select(Named)],
        Markdown => [.. Reports(loaded, library)],
        _ => [One(format, library)],
    };

    private static ExportFile One(string format, Library library) => Named(format switch
    {
        "json" => LibraryExport.Json(library),
        "sqlite" => LibraryExport.Sqlite(library),
        _ => LibraryExport.Calendar(library),
    });

    private static ExportFile Named(SiteFile file) => new(file.Path.Value.Split('/')[^1], file.Bytes);

    /// <summary>A library again: the reports byte for byte, drafts and broken ones too, what they link to, the config, the team's own playbook and templates, and its names of patterns.</summary>
    private static IEnumerable<ExportFile> Reports(LoadedLibrary loaded, Library library)
    {
        if (loaded.Files is { } files)
            return [.. loaded.Reports.Select(report => new ExportFile(report.Source.Path, Encoding.UTF8.GetBytes(report.Source.Text))), .. files.Select(file => new ExportFile(file.Key, file.Value))];
        var own = new[] { loaded.Options.Playbook, loaded.Options.Templates }
            .Where(folder => Directory.Exists(Path.Join(loaded.Root, folder)))
            .SelectMany(folder => ContentFolder.List(loaded.Root, folder).Reports);
        var config = loaded.Config is { } source ? new[] { source.Path } : [];
        var names = new FileInfo(Path.Join(loaded.Root, PatternNames.File)) is { Exists: true, LinkTarget: null } ? new[] { PatternNames.File } : [];
        return loaded.Contents.Reports.Concat(LibraryExport.LinkedFiles(library)).Concat(own).Concat(config).Concat(names)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(path => ExportFile.Copy(path, Path.GetFullPath(path, loaded.Root)));
    }
}
