using System.Collections.Immutable;
using Postmortems.Cli.Commands;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Drafting;
using Postmortems.Incidents;
using Postmortems.IO;
using Postmortems.Reading;

namespace Postmortems.Cli.Scaffolding;

/// <summary>A library that a report is to be written into; its content folder need not be there yet.</summary>
internal sealed record Workplace
{
    public required string Root { get; init; }

    public required LibraryOptions Options { get; init; }

    public required TemplateShelf Templates { get; init; }

    public required ImmutableArray<Incident> Incidents { get; init; }

    /// <exception cref="Refusal">There is no library.</exception>
    public static Workplace Open(LibraryRequest request, Shell shell)
    {
        var (root, config, source, options) = LoadedLibrary.Settings(request, shell);
        var hasContent = Directory.Exists(Path.Join(root, options.Content));
        if (source is null && request.Content is null && !hasContent)
            throw new Refusal($"There is no library in {root}: postmortems init makes one.");
        if (config.Diagnostics.Any(finding => finding.Severity is DiagnosticSeverity.Error))
            LoadedLibrary.SayConfigFindings(config, shell);
        return Open(request, root, options);
    }

    /// <summary>A library whose config is known, though it need not lie there yet.</summary>
    public static Workplace Open(LibraryRequest request, string root, LibraryOptions options) =>
        new()
        {
            Root = root,
            Options = options,
            Templates = TemplateFolder.Read(root, options),
            Incidents = Directory.Exists(Path.Join(root, options.Content))
                ? [.. ContentFolder.Read(root, ContentFolder.List(root, options.Content).Without(options.Playbook, options.Templates), options, request.Threads).Select(report => report.Incident).OfType<Incident>()]
                : [],
        };

    /// <summary>The report that answers to the id, now or by a former one; null where it is free.</summary>
    public Incident? Holder(IncidentId id) =>
        Incidents.FirstOrDefault(incident => incident.FormerIds.Prepend(incident.Id).Any(taken => taken.Value.Equals(id.Value, StringComparison.OrdinalIgnoreCase)));
}
