using System.Collections.Immutable;
using Postmortems.Cli.Commands;
using Postmortems.Importing;
using Postmortems.IO;

namespace Postmortems.Cli.Bringing;

/// <summary>Reads what was found: reports first, since what they link to goes with them and is no report of its own.</summary>
internal sealed class ImportSources(ImportRequest request, ImportTerms terms)
{
    private readonly List<(ImportFile File, string Kind, ImportedReport Report)> _reports = [];
    private readonly ImmutableArray<(string Name, string Why)>.Builder _passed = ImmutableArray.CreateBuilder<(string, string)>();
    private readonly ImmutableArray<string>.Builder _faults = ImmutableArray.CreateBuilder<string>();

    /// <summary>Files that a report carries along, with the report that does.</summary>
    private readonly Dictionary<string, string> _linked = new(StringComparer.Ordinal);

    /// <summary>In the order of their sources.</summary>
    public IEnumerable<(ImportFile File, string Kind, ImportedReport Report)> Reports => _reports.OrderBy(report => report.File.Full, StringComparer.Ordinal);

    public ImmutableArray<(string Name, string Why)> PassedOver => _passed.ToImmutable();

    public ImmutableArray<string> Faults => _faults.ToImmutable();

    public void Read(ImportFinding found)
    {
        _passed.AddRange(found.PassedOver);
        foreach (var file in found.Files.Where(IsText))
            Read(file, ImportFolder.Load(file));
        LeaveReadmes();
        var others = found.Files.Where(file => !IsText(file)).ToList();
        foreach (var file in others.Where(file => file.Place is not null && _linked.ContainsKey(file.Full)))
            _passed.Add((file.Name, $"goes with {_linked[file.Full]}, which links to it"));
        var records = others.Where(file => file.Place is null || !_linked.ContainsKey(file.Full)).Select(file => (File: file, Loaded: ImportFolder.Load(file))).ToList();
        var days = request.From is null or "slack" ? records.Where(record => record.Loaded.Source is { } source && SlackChannel.HoldsDay(source)).ToList() : [];
        foreach (var channel in days.GroupBy(day => Path.GetDirectoryName(day.File.Full)!, StringComparer.Ordinal))
            ReadChannel(channel.Key, [.. channel]);
        foreach (var (file, loaded) in records.Except(days).Where(record => days.Count == 0 || Path.GetFileName(record.File.Full) != SlackChannel.People))
            Read(file, loaded);
    }

    private void ReadChannel(string folder, ImmutableArray<(ImportFile File, (ImportSource? Source, string Why) Loaded)> days)
    {
        var people = new[] { Path.GetDirectoryName(folder), folder }.Select(place => Path.Join(place, SlackChannel.People)).FirstOrDefault(path => new FileInfo(path) is { Exists: true, LinkTarget: null });
        try
        {
            var names = people is null ? null : ImportFolder.Load(new ImportFile(people, SlackChannel.People, folder, null)).Source;
            Read(days[0].File, (SlackChannel.Join([.. days.Select(day => day.Loaded.Source!)], names), ""), "slack");
        }
        catch (ImportFault fault)
        {
            _faults.Add($"{fault.Message}.");
        }
    }

    /// <summary>Among foreign reports a README may be one; in a library of ours it explains its folder.</summary>
    private void LeaveReadmes()
    {
        var own = _reports.Where(report => report.Report.IsOurs).Select(report => report.File.Top).ToHashSet();
        var readmes = _reports.Where(report => !report.Report.IsOurs && report.File.Place is not null && own.Contains(report.File.Top) && Path.GetFileName(report.File.Full).Equals("README.md", StringComparison.OrdinalIgnoreCase)).ToList();
        _passed.AddRange(readmes.Select(readme => (readme.File.Name, "explains a folder of reports, and is none")));
        _reports.RemoveAll(readmes.Contains);
    }

    private static bool IsText(ImportFile file) => Path.GetExtension(file.Full).ToLowerInvariant() is not (".csv" or ".tsv" or ".json");

    private void Read(ImportFile file, (ImportSource? Source, string Why) loaded, string? kind = null)
    {
        if (loaded.Source is not { } source)
        {
            _faults.Add($"{file.Name} {loaded.Why}.");
            return;
        }

        try
        {
            if (Importers.Read(source, kind ?? request.From, terms) is not { } read)
                _passed.Add((file.Name, "is of no form that is known"));
            else
                Take(file, read.Kind, read.Reports);
        }
        catch (ImportFault fault)
        {
            _faults.Add($"{fault.Message}.");
        }
    }

    private void Take(ImportFile file, string kind, ImmutableArray<ImportedReport> reports)
    {
        foreach (var report in reports)
        {
            foreach (var target in report.IsOurs ? report.LinkedFiles : LinkRewriter.Targets(report.Text))
            {
                if (ImportFolder.Linked(file, target).Full is { } full)
                    _linked.TryAdd(full, file.Name);
            }

            _reports.Add((file, kind, report with { Place = file.Place }));
        }
    }
}
