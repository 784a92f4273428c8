using System.Collections.Immutable;
using Postmortems.Cli.Commands;
using Postmortems.Cli.Output;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.IO;
using Postmortems.Language;
using Postmortems.Reading;

namespace Postmortems.Cli;

/// <summary>The one report that a command is about.</summary>
/// <param name="Root">Full path of the library.</param>
internal sealed record ChosenReport(string Root, LibraryOptions Options, ReadResult Read)
{
    /// <summary>A report that has no id is refused when it is chosen.</summary>
    public Incident Incident => Read.Incident!;

    public string Path => Read.Source.Path;

    /// <param name="named">A path from here, or an id.</param>
    /// <exception cref="Refusal">There is no such report, or its front matter cannot be read.</exception>
    public static ChosenReport Find(string named, LibraryRequest request, Shell shell)
    {
        var (root, options, paths) = Library(request, shell);
        var path = System.IO.Path.GetRelativePath(root, shell.FullPath(named)).Replace(System.IO.Path.DirectorySeparatorChar, '/');
        if (paths.Contains(path))
            return Of(path, root, options);
        if (File.Exists(shell.FullPath(named)))
            throw new Refusal($"{Printable.Line(named)} is not a report of this library: those are the Markdown files in {options.Content}.");
        var contents = ContentFolder.List(root, options.Content).Without(options.Playbook, options.Templates);
        var incidents = ContentFolder.Read(root, contents, options, request.Threads).Select(report => report.Incident).OfType<Incident>().ToList();
        if (incidents.FirstOrDefault(incident => incident.FormerIds.Prepend(incident.Id).Any(id => id.Value == named)) is { } found)
            return Of(found.Path, root, options);
        var near = Nearest.To(named, incidents.Select(incident => incident.Id.Value));
        throw new Refusal($"There is no report '{Printable.Line(named)}'{(near is null ? "." : $"; did you mean '{near}'?")} Name its file, or its id.");
    }

    public static ChosenReport Of(string path, string root, LibraryOptions options)
    {
        var read = IncidentReader.Read(ContentFolder.Load(root, path), options);
        if (read.Incident is null || read.Diagnostics.Any(finding => finding.Rule.Name == "no-front-matter"))
            throw new Refusal($"{path} cannot be read as a report: postmortems check {CommandLine.Quoted(path)} says why.");
        return new ChosenReport(root, options, read);
    }

    /// <summary>Where the library is, what holds for it, and the paths of its reports.</summary>
    public static (string Root, LibraryOptions Options, ImmutableArray<string> Paths) Library(LibraryRequest request, Shell shell)
    {
        var (root, config, source, options) = LoadedLibrary.Settings(request, shell);
        if (!Directory.Exists(System.IO.Path.Join(root, options.Content)))
            throw new Refusal(source is null && request.Content is null
                ? $"There is no library in {root}: postmortems init makes one."
                : $"There is no folder {options.Content} in {root} yet, and so no report.");
        if (config.Diagnostics.Any(finding => finding.Severity is DiagnosticSeverity.Error))
            LoadedLibrary.SayConfigFindings(config, shell);
        return (root, options, ContentFolder.List(root, options.Content).Without(options.Playbook, options.Templates).Reports);
    }
}
