using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.IO;
using Postmortems.Reading;

namespace Postmortems.Cli.Commands;

/// <summary>A library with what somebody asked to know of it: the whole is read, and a part of it is reported on.</summary>
/// <param name="Request">As it was read in the end: a folder that was named may be the content folder.</param>
/// <param name="Unsaved">The text of an editor that stands for a file.</param>
internal sealed record ScopedLibrary(LoadedLibrary Library, CheckScope Scope, CheckRequest Request, SourceFile? Unsaved)
{
    /// <summary>In order, of the part.</summary>
    public ImmutableArray<Diagnostic> Findings { get; } = [.. Library.Findings.Where(finding => Scope.Holds(Path.GetFullPath(finding.Source.Path, Library.Root)))];

    /// <summary>How many the part has.</summary>
    public int Count { get; } = Library.Contents.Reports.Count(path => Scope.Holds(Path.GetFullPath(path, Library.Root)));

    /// <summary>In order, the part, where the reports were asked for.</summary>
    public ImmutableArray<ReadResult> Reports { get; } = [.. Library.Reports.Where(report => Scope.Holds(Path.GetFullPath(report.Source.Path, Library.Root)))];

    /// <exception cref="IOException">The disk, git, or a path that is no report of the library.</exception>
    public static ScopedLibrary Load(CheckRequest request, Shell shell)
    {
        var root = request.Library.Root ?? LibraryFolder.RootFrom(shell.Folder);
        var unsaved = request.Unsaved is { } file ? ReadUnsaved(root, shell.FullPath(file), shell) : null;
        ImmutableArray<string> asked = unsaved is null ? [.. request.Paths.Select(path => Existing(shell.FullPath(path)))] : [Path.GetFullPath(unsaved.Path, root)];
        // git takes its time, and needs none of ours.
        var changed = request.ChangedSince is { } revision ? Task.Run(() => GitChanges.Since(root, revision)) : null;
        var scope = new Lazy<CheckScope>(() => new CheckScope(asked, changed?.GetAwaiter().GetResult()));
        request = request with { Library = ContentFrom(request.Library, root, asked) };
        var library = LoadedLibrary.Load(request.Library, shell, QuestionOf(request, unsaved, scope));
        RefuseStrangers(asked, unsaved, library, shell);
        return new ScopedLibrary(library, scope.Value, request, unsaved);
    }

    /// <summary>The same question after files have changed.</summary>
    /// <param name="unsaved">Stands for what the disk has at its path.</param>
    public ScopedLibrary Again(Shell shell, SourceFile? unsaved) =>
        new(LoadedLibrary.Load(Request.Library, shell, QuestionOf(Request, unsaved, new Lazy<CheckScope>(Scope))), Scope, Request, unsaved);

    private static LibraryQuestion QuestionOf(CheckRequest request, SourceFile? unsaved, Lazy<CheckScope> scope) => new()
    {
        Unsaved = unsaved,
        IsJudged = request.Paths.IsEmpty && request.ChangedSince is null && unsaved is null ? null : path => scope.Value.Holds(path),
        IsOfFindingsOnly = request.IsOfFindingsOnly,
    };

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
        var reports = library.Contents.Reports;
        // The text of an editor is a report or nothing: the config is read before it.
        var known = (unsaved is null ? reports.Append(LibraryFolder.ConfigName) : reports).Select(path => Path.GetFullPath(path, library.Root)).ToHashSet();
        if (asked.FirstOrDefault(path => (unsaved is not null || File.Exists(path)) && !known.Contains(path)) is { } stranger)
            throw new IOException($"{shell.ShortPath(stranger)} is not a report of this library: those are the Markdown files in {library.Options.Content}.");
    }

    private static SourceFile ReadUnsaved(string root, string path, Shell shell)
    {
        using var input = shell.In();
        return ContentFolder.Load(input, Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'));
    }

    private static string Existing(string path) =>
        File.Exists(path) || Directory.Exists(path) ? Path.TrimEndingDirectorySeparator(path) : throw new FileNotFoundException($"There is no {path}.");
}
