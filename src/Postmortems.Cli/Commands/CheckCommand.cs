using System.Collections.Immutable;
using System.CommandLine;
using Postmortems.Cli.Output;
using Postmortems.Diagnostics;
using Postmortems.IO;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems check</c>.</summary>
internal static class CheckCommand
{
    public static Command Create(Shell shell)
    {
        var arguments = new CheckArguments();
        var command = new Command("check", "Say all that is wrong with the reports, each fault at its line, with what to write instead.");
        arguments.AddTo(command);
        command.SetAction(parsed => Run(arguments.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(CheckRequest request, Shell shell)
    {
        var root = request.Library.Root ?? LibraryFolder.RootFrom(shell.Folder);
        var unsaved = request.Unsaved is { } file ? Unsaved(root, shell.FullPath(file), shell) : null;
        ImmutableArray<string> asked = unsaved is null ? [.. request.Paths.Select(path => Existing(shell.FullPath(path)))] : [Path.GetFullPath(unsaved.Path, root)];
        // git takes its time, and needs none of ours.
        var changed = request.ChangedSince is { } revision ? Task.Run(() => GitChanges.Since(root, revision)) : null;
        var scope = new Lazy<CheckScope>(() => new CheckScope(asked, changed?.GetAwaiter().GetResult()));
        var library = LoadedLibrary.Load(ContentFrom(request.Library, root, asked), shell, unsaved, path => scope.Value.Holds(path));
        RefuseStrangers(asked, unsaved, library, shell);
        var findings = library.Findings.Where(finding => scope.Value.Holds(Path.GetFullPath(finding.Source.Path, library.Root))).ToImmutableArray();
        var reports = library.Reports.Count(report => scope.Value.Holds(Path.GetFullPath(report.Source.Path, library.Root)));

        var format = Formats.Find(request.Format ?? (shell.IsOutputTerminal ? "pretty" : "plain"));
        format.Write(new FindingList(findings, shell.PrefixOf(library.Root), reports), shell);
        // Beside the findings and not among them: their stream may be read by a program.
        (shell.IsOutputTerminal && format is PrettyFormat ? shell.Out : shell.Error).WriteLine(Summary.Of(findings, reports));
        var fails = findings.Any(finding => finding.Severity is DiagnosticSeverity.Error || (request.IsStrict && finding.Severity is DiagnosticSeverity.Warning));
        return fails ? ExitCode.Findings : ExitCode.Ok;
    }

    /// <summary>One folder outside the content folder is a content folder: "any folder of Markdown".</summary>
    private static LibraryRequest ContentFrom(LibraryRequest request, string root, ImmutableArray<string> asked)
    {
        if (request.Content is not null || asked is not [var only] || !Directory.Exists(only))
            return request;
        var content = Path.GetFullPath(LibraryFolder.ReadConfig(root).Config.Options.Content, root);
        return CheckScope.IsUnder(only, content) || CheckScope.IsUnder(content, only) ? request : request with { Content = only };
    }

    /// <summary>A file that was named and is no report of this library was not checked, and must not pass.</summary>
    private static void RefuseStrangers(ImmutableArray<string> asked, SourceFile? unsaved, LoadedLibrary library, Shell shell)
    {
        var reports = library.Reports.Select(report => report.Source.Path);
        // The text of an editor is a report or nothing: the config is read before it.
        var known = (unsaved is null ? reports.Append(LibraryFolder.ConfigName) : reports).Select(path => Path.GetFullPath(path, library.Root)).ToHashSet();
        if (asked.FirstOrDefault(path => (unsaved is not null || File.Exists(path)) && !known.Contains(path)) is { } stranger)
            throw new IOException($"{shell.ShortPath(stranger)} is not a report of this library: those are the Markdown files in {library.Options.Content}.");
    }

    private static SourceFile Unsaved(string root, string path, Shell shell)
    {
        using var input = shell.In();
        return ContentFolder.Load(input, Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'));
    }

    private static string Existing(string path) =>
        File.Exists(path) || Directory.Exists(path) ? Path.TrimEndingDirectorySeparator(path) : throw new FileNotFoundException($"There is no {path}.");
}
