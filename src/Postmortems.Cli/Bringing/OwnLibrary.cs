using System.Collections.Immutable;
using Postmortems.Cli.Commands;
using Postmortems.Cli.Scaffolding;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Drafting;
using Postmortems.Importing;
using Postmortems.Incidents;
using Postmortems.IO;

namespace Postmortems.Cli.Bringing;

/// <summary>A library of ours, or what an export left of one, that comes into another: what an export writes, byte for byte, at the same places.</summary>
internal static class OwnLibrary
{
    public const string Kind = "library";

    /// <summary>The root of the library that a path names: a folder with a config or with the list of an export. Null for any other.</summary>
    public static string? RootOf(string path)
    {
        if (IsLibrary(path))
            return path;
        var within = Path.Join(path, LibraryFiles.Markdown);
        return File.Exists(Path.Join(path, ListOf(LibraryFiles.All))) && Directory.Exists(within) ? within : null;
    }

    /// <summary>The place that an import goes to. A folder that is no library yet becomes one by the config of the library that comes.</summary>
    public static Workplace PlaceFor(ImportRequest request, Shell shell)
    {
        var (root, _, source, _) = LoadedLibrary.Settings(request.Library, shell);
        if (source is null && request.Library.Content is null && request.Paths.Select(RootOf).OfType<string>().FirstOrDefault() is { } from && LibraryFolder.ReadConfig(from) is { Source: not null } config)
            return Workplace.Open(request.Library, root, config.Config.Options);
        return Workplace.Open(request.Library, shell);
    }

    /// <param name="from">Full path of the library's root.</param>
    public static BroughtLibrary Prepare(string from, ImportRequest request, Workplace place, Shell shell)
    {
        var loaded = LoadedLibrary.Load(request.Library with { Root = from, Content = null }, shell);
        var files = LibraryFiles.Of(LibraryFiles.Markdown, loaded, AssembledSite.LibraryOf(loaded, request.Library.Today));
        var reports = loaded.Contents.Reports.ToHashSet(StringComparer.Ordinal);
        var held = place.Incidents.DistinctBy(incident => incident.Id).ToDictionary(incident => incident.Id, incident => incident.Path);
        var (brought, carried, faults) = (ImmutableArray.CreateBuilder<BroughtFile>(), ImmutableArray.CreateBuilder<CarriedFile>(), ImmutableArray.CreateBuilder<string>());
        foreach (var file in files)
        {
            var to = Home(file.Path, loaded.Options, place.Options);
            if (!reports.Contains(file.Path))
                carried.Add(new CarriedFile(file.Source!, to, DeedOf(place.Root, to, file.Source!, request.Forces && to != LibraryFolder.ConfigName)));
            else if (Report(loaded, file.Path, to) is var placed && held.GetValueOrDefault(placed.Id, to) is var other && other != to && !Exists(place.Root, to) && !ImportFolder.IsSame(place.Root, other, file.Source!))
                faults.Add($"{to} is not written: {other} has its id already.");
            else
                brought.Add(Brought(placed with { Path = Exists(place.Root, to) ? to : other }, file.Source!, request.Forces, place.Root));
        }

        return new BroughtLibrary(brought.ToImmutable(), [], faults.ToImmutable()) { Carried = carried.ToImmutable() };
    }

    /// <summary>A report that goes over as it is.</summary>
    public static BroughtFile Brought(PlacedReport placed, string from, bool forces, string root) =>
        new(Kind, placed, DeedOf(root, placed.Path, from, forces), Exists(root, placed.Path) ? ContentFolder.Load(root, placed.Path).Text : null) { Text = placed.Report.Text, From = from };

    private static PlacedReport Report(LoadedLibrary loaded, string path, string to)
    {
        var id = IncidentId.TryParse(Slug.Of(Path.GetFileNameWithoutExtension(path)), out var named) ? named.Value : IncidentId.Parse("report");
        return new PlacedReport(new ImportedReport { Source = $"{Path.GetFileName(loaded.Root)}/{path}", Name = id.Value, Text = ContentFolder.Load(loaded.Root, path).Text, IsOurs = true }, id, to);
    }

    private static Deed DeedOf(string root, string to, string from, bool forces) =>
        !Exists(root, to) ? Deed.New : ImportFolder.IsSame(root, to, from) ? Deed.Unchanged : forces ? Deed.Overwritten : Deed.Refused;

    /// <summary>The folders of the other library are those of this one, whatever they are called.</summary>
    private static string Home(string path, LibraryOptions from, LibraryOptions to) =>
        ((string From, string To)[])[(from.Playbook, to.Playbook), (from.Templates, to.Templates), (from.Content, to.Content)] is var folders
        && folders.FirstOrDefault(folder => RelativePath.IsUnder(path, folder.From)) is { From: { } old, To: { } now }
            ? $"{(now is "." ? "" : $"{now.TrimEnd('/')}/")}{(old is "." ? path : path[(old.TrimEnd('/').Length + 1)..])}"
            : path;

    private static bool IsLibrary(string folder) =>
        File.Exists(Path.Join(folder, LibraryFolder.ConfigName)) || File.Exists(Path.Join(folder, ListOf(LibraryFiles.Markdown)));

    private static string ListOf(string format) => $"{ExportWriter.ListPrefix}-{format}";

    private static bool Exists(string root, string path) => File.Exists(Path.Join(root, path));
}
