using System.Collections.Immutable;
using Postmortems.Cli.Commands;
using Postmortems.Cli.Scaffolding;
using Postmortems.Diagnostics;
using Postmortems.Importing;
using Postmortems.IO;

namespace Postmortems.Cli.Bringing;

/// <summary>What an import does with a report's file.</summary>
internal enum Deed
{
    New,
    Unchanged,
    Overwritten,

    /// <summary>Another text stands there, and nobody said --force.</summary>
    Refused,
}

/// <summary>A report on its way to its file.</summary>
/// <param name="Before">What stands there; null for nothing.</param>
internal sealed record BroughtFile(string Kind, PlacedReport Placed, Deed Deed, string? Before)
{
    public required string Text { get; init; }

    /// <summary>Full path of the file whose bytes it is; null where the text was made by the import.</summary>
    public string? From { get; init; }

    /// <summary>Files that go along: full path, and path from the root.</summary>
    public ImmutableArray<(string From, string To)> Attachments { get; init; } = [];

    public ImmutableArray<ImportNote> Notes { get; init; } = [];
}

/// <summary>A file beside the reports of a library that comes as a whole: its pictures, its playbook, its config.</summary>
/// <param name="From">Full path.</param>
/// <param name="To">From the root.</param>
internal sealed record CarriedFile(string From, string To, Deed Deed);

/// <summary>An import as it will be, or was, done.</summary>
/// <param name="PassedOver">Sources that became nothing, each with why.</param>
/// <param name="Faults">Sources that should have become something.</param>
internal sealed record BroughtLibrary(ImmutableArray<BroughtFile> Files, ImmutableArray<(string Name, string Why)> PassedOver, ImmutableArray<string> Faults)
{
    public ImmutableArray<CarriedFile> Carried { get; init; } = [];

    /// <summary>A library has a config of its own as a rule; that another's does not replace it is said, and is no failure.</summary>
    public bool IsWhole => Faults.IsEmpty && Files.All(file => file.Deed is not Deed.Refused) && Carried.All(file => file.Deed is not Deed.Refused || file.To == LibraryFolder.ConfigName);

    public BroughtLibrary With(BroughtLibrary other) =>
        new([.. Files, .. other.Files], [.. PassedOver, .. other.PassedOver], [.. Faults, .. other.Faults]) { Carried = [.. Carried, .. other.Carried] };
}

/// <summary>Reads sources, gives them their places, and writes what is new.</summary>
internal static class Import
{
    public static BroughtLibrary Prepare(ImportRequest request, Workplace place, Shell shell)
    {
        var own = request.From is null ? request.Paths.Where(path => OwnLibrary.RootOf(path) is not null).ToImmutableArray() : [];
        var sources = new ImportSources(request, new ImportTerms { Options = place.Options, Language = request.Language, TimeZone = request.TimeZone, Map = request.Map });
        sources.Read(ImportFolder.Find(place.Root, request.Paths.Except(own)));
        var foreign = new BroughtLibrary(Places([.. sources.Reports], request, place), sources.PassedOver, sources.Faults);
        return own.Select(path => OwnLibrary.Prepare(OwnLibrary.RootOf(path)!, request, place, shell)).Aggregate(foreign, (all, one) => all.With(one));
    }

    public static BroughtLibrary Write(BroughtLibrary prepared, Workplace place)
    {
        var faults = prepared.Faults.ToBuilder();
        foreach (var file in prepared.Files.Where(file => file.Deed is not Deed.Refused))
        {
            if (Refusal(file, place.Root) is { } why)
                faults.Add($"{file.Placed.Path} {why}, and stays as it is.");
            foreach (var (from, to) in file.Attachments)
            {
                if (!ImportFolder.Copy(place.Root, from, to))
                    faults.Add($"{to} is another file already, and stays as it is.");
            }
        }

        foreach (var file in prepared.Carried.Where(file => file.Deed is Deed.New or Deed.Overwritten))
        {
            if (!ImportFolder.Copy(place.Root, file.From, file.To, file.Deed is Deed.Overwritten))
                faults.Add($"{file.To} is another file by now, and stays as it is.");
        }

        return prepared with { Faults = faults.ToImmutable() };
    }

    /// <summary>Writes a report; null, or why that could not be.</summary>
    private static string? Refusal(BroughtFile file, string root)
    {
        var path = file.Placed.Path;
        return file.Deed switch
        {
            Deed.New when !(file.From is { } from ? ImportFolder.Copy(root, from, path) : ReportWriter.TryCreate(root, path, file.Text)) => "has come to be in the meantime",
            Deed.Overwritten when file.From is { } from => ImportFolder.Copy(root, from, path, replaces: true) ? null : "is a symbolic link",
            Deed.Overwritten => MendingFile.Write(root, new SourceFile(path, file.Before!), new SourceFile(path, file.Text)),
            _ => null,
        };
    }

    private static ImmutableArray<BroughtFile> Places(List<(ImportFile File, string Kind, ImportedReport Report)> reports, ImportRequest request, Workplace place)
    {
        var content = place.Options.Content;
        var held = place.Incidents.SelectMany(incident => incident.FormerIds.Prepend(incident.Id).Select(id => (id, incident.Path))).DistinctBy(pair => pair.id).ToDictionary(pair => pair.id, pair => pair.Path);
        var plan = new ImportPlan(content, path => TextAt(place.Root, path) is { } text ? new TakenPlace(path, text) : null, id => held.GetValueOrDefault(id));
        var placed = plan.Place(reports.Select(report => report.Report));
        var paths = reports.Zip(placed).DistinctBy(pair => pair.First.File.Full).ToDictionary(pair => pair.First.File.Full, pair => pair.Second.Path);
        return [.. reports.Zip(placed, (report, there) => Brought(report.File, report.Kind, there, (request.Forces, place.Root, paths)))];
    }

    private static BroughtFile Brought(ImportFile file, string kind, PlacedReport placed, (bool Forces, string Root, Dictionary<string, string> Paths) context)
    {
        var (text, attachments, left) = ImportLinks.Follow(file, placed, context.Paths);
        if (placed.Report.IsOurs)
            return OwnLibrary.Brought(placed, file.Full, context.Forces, context.Root) with { Attachments = attachments };
        var before = TextAt(context.Root, placed.Path);
        var deed = before is null ? Deed.New : before == text ? Deed.Unchanged : context.Forces ? Deed.Overwritten : Deed.Refused;
        return new BroughtFile(kind, placed, deed, before) { Text = text, Attachments = attachments, Notes = [.. placed.Report.Notes, .. left] };
    }

    private static string? TextAt(string root, string path) =>
        new FileInfo(Path.Join(root, path)) is { Exists: true } ? ContentFolder.Load(root, path).Text : null;
}
