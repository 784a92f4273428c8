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

    /// <summary>Files that go along: full path, and path from the root.</summary>
    public ImmutableArray<(string From, string To)> Attachments { get; init; } = [];

    public ImmutableArray<ImportNote> Notes { get; init; } = [];
}

/// <summary>An import as it will be, or was, done.</summary>
/// <param name="PassedOver">Sources that became nothing, each with why.</param>
/// <param name="Faults">Sources that should have become something.</param>
internal sealed record BroughtLibrary(ImmutableArray<BroughtFile> Files, ImmutableArray<(string Name, string Why)> PassedOver, ImmutableArray<string> Faults)
{
    public bool IsWhole => Faults.IsEmpty && Files.All(file => file.Deed is not Deed.Refused);
}

/// <summary>Reads sources, gives them their places, and writes what is new.</summary>
internal static class Import
{
    public static BroughtLibrary Prepare(ImportRequest request, Workplace place)
    {
        var terms = new ImportTerms { Options = place.Options, Language = request.Language, TimeZone = request.TimeZone, Map = request.Map };
        var found = ImportFolder.Find(place.Root, request.Paths);
        var (passed, faults) = (found.PassedOver.ToBuilder(), ImmutableArray.CreateBuilder<string>());
        var reports = new List<(ImportFile File, string Kind, ImportedReport Report)>();
        foreach (var file in found.Files)
        {
            var (source, why) = ImportFolder.Load(file);
            if (source is null)
            {
                faults.Add($"{file.Name} {why}.");
                continue;
            }

            try
            {
                if (Importers.Read(source, request.From, terms) is not { } read)
                    passed.Add((file.Name, "is of no form that is known"));
                else
                    reports.AddRange(read.Reports.Select(report => (file, read.Kind, report)));
            }
            catch (ImportFault fault)
            {
                faults.Add($"{fault.Message}.");
            }
        }

        return new BroughtLibrary(Places(reports, request, place), passed.ToImmutable(), faults.ToImmutable());
    }

    public static BroughtLibrary Write(BroughtLibrary prepared, Workplace place)
    {
        var faults = prepared.Faults.ToBuilder();
        foreach (var file in prepared.Files.Where(file => file.Deed is not Deed.Refused))
        {
            var path = file.Placed.Path;
            if (file.Deed is Deed.New && !ReportWriter.TryCreate(place.Root, path, file.Text))
                faults.Add($"{path} has come to be in the meantime, and stays as it is.");
            else if (file.Deed is Deed.Overwritten && MendingFile.Write(place.Root, new SourceFile(path, file.Before!), new SourceFile(path, file.Text)) is { } why)
                faults.Add($"{path} {why}, and stays as it is.");
            foreach (var (from, to) in file.Attachments)
            {
                if (!ImportFolder.Copy(place.Root, from, to))
                    faults.Add($"{to} is another file already, and stays as it is.");
            }
        }

        return prepared with { Faults = faults.ToImmutable() };
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
        var before = TextAt(context.Root, placed.Path);
        var deed = before is null ? Deed.New : before == text ? Deed.Unchanged : context.Forces ? Deed.Overwritten : Deed.Refused;
        return new BroughtFile(kind, placed, deed, before) { Text = text, Attachments = attachments, Notes = [.. placed.Report.Notes, .. left] };
    }

    private static string? TextAt(string root, string path) =>
        new FileInfo(Path.Join(root, path)) is { Exists: true } ? ContentFolder.Load(root, path).Text : null;
}
