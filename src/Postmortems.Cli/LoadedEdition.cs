using System.Collections.Immutable;
using Postmortems.Cli.Output;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Drafting;
using Postmortems.Editions;
using Postmortems.IO;
using Postmortems.Playbooks;

namespace Postmortems.Cli;

/// <summary>A loaded library as an edition may know it. Only its findings are still those of the whole: they are for whoever builds.</summary>
internal static class LoadedEdition
{
    /// <exception cref="Refusal">There is no such edition, or it is not beyond doubt what it withholds.</exception>
    public static LoadedLibrary Of(LoadedLibrary loaded, string name, Shell shell)
    {
        if (name == Edition.InternalId)
            return loaded;
        var edition = loaded.Options.Editions.FirstOrDefault(one => one.Id == name)
            ?? throw new Refusal($"There is no edition '{Printable.Line(name)}'. There are {string.Join(", ", loaded.Options.Editions.Select(one => one.Id).Prepend(Edition.InternalId))}; more are declared under editions in {LibraryFolder.ConfigName}.");
        // A misspelt key withholds nothing, and is no more than a warning elsewhere.
        if (loaded.Findings.FirstOrDefault(finding => finding.Source == loaded.Config && (finding.Severity is DiagnosticSeverity.Error || finding.Rule.Name == "unknown-key")) is { } fault)
            throw new Refusal($"The config has errors, so nobody can say what the edition '{name}' withholds. The first is: {Printable.Line(fault.ToString())}");
        var edited = EditedLibrary.Of(loaded.Reports, loaded.Options, edition, (loaded.Contents.Files, path => File.ReadAllBytes(Path.GetFullPath(path, loaded.Root))));
        foreach (var path in edited.Unfit)
            shell.Error.WriteLine($"postmortems: {Printable.Line(path)} is not in this edition: it cannot be told for sure what it withholds. postmortems check says why.");
        return loaded with
        {
            Options = edited.Options,
            Config = null,
            Contents = new FolderContents([.. edited.Reports.Select(report => report.Source.Path)], Sizes(edited), []),
            Reports = edited.Reports,
            Playbook = Playbook.Only(EditedPlaybook.Of(ContentFolder.LoadAll(loaded.Root, loaded.Options.Playbook), loaded.Options, edition, edited.Named), edited.Options),
            PatternNames = PatternNames.None,
            Templates = TemplateShelf.Of([]),
            Files = edited.Files,
        };
    }

    private static ImmutableSortedDictionary<string, long> Sizes(EditedLibrary edited) =>
        edited.Files.Select(file => KeyValuePair.Create(file.Key, (long)file.Value.Length))
            .Concat(edited.Reports.Select(report => KeyValuePair.Create(report.Source.Path, (long)report.Source.Text.Length)))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
}
