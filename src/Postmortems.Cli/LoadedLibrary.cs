using System.Collections.Immutable;
using Postmortems.Cli.Commands;
using Postmortems.Cli.Output;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Drafting;
using Postmortems.Incidents;
using Postmortems.IO;
using Postmortems.Playbooks;
using Postmortems.Reading;
using Postmortems.Validation;

namespace Postmortems.Cli;

/// <summary>A library as it was read from disk, with everything that is wrong with it.</summary>
internal sealed record LoadedLibrary
{
    /// <summary>Full path.</summary>
    public required string Root { get; init; }

    public required LibraryOptions Options { get; init; }

    /// <summary>The config's file; null without one.</summary>
    public SourceFile? Config { get; init; }

    public required FolderContents Contents { get; init; }

    /// <summary>In the order of paths; none where only the findings were asked for.</summary>
    public required ImmutableArray<ReadResult> Reports { get; init; }

    public required Playbook Playbook { get; init; }

    public required TemplateShelf Templates { get; init; }

    /// <summary>What people call possible recurrences.</summary>
    public required PatternNames PatternNames { get; init; }

    /// <summary>Of the config, all reports and the playbook, in order.</summary>
    public required ImmutableArray<Diagnostic> Findings { get; init; }

    /// <summary>The files that reports link to, where an edition has made them anew; null: as they lie in the repository.</summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>? Files { get; init; }

    /// <param name="ask">Null: everything, as it was saved.</param>
    public static LoadedLibrary Load(LibraryRequest request, Shell shell, LibraryQuestion? ask = null)
    {
        ask ??= new LibraryQuestion();
        var (root, config, source, options) = Settings(request, shell);
        if (!Directory.Exists(Path.Join(root, options.Content)))
        {
            SayConfigFindings(config, shell);
            if (source is null && request.Content is null)
                throw new DirectoryNotFoundException($"There is no folder {options.Content} in {root}. Go to the folder of your reports, name it with --content, or make a library with postmortems init.");
        }

        var listed = ContentFolder.List(root, options.Content);
        var contents = (ask.Unsaved is { } unsaved ? listed.With(unsaved, options.Content) : listed).Without(options.Playbook, options.Templates);
        var playbook = Playbook.Read(ContentFolder.LoadAll(root, options.Playbook), options);
        var names = LibraryFolder.ReadPatternNames(root, options);
        var terms = new CheckTerms(options, request.Today) { PatternNames = names, Config = source, RulePlaces = config.RulePlaces, Files = contents.Files, Load = path => contents.Files.ContainsKey(path) ? ContentFolder.Load(root, path) : null, IsInRepository = new RepositoryFiles(root).Has, Playbook = playbook };
        var (reports, findings) = ask.Check(root, contents, terms, request.Threads);
        foreach (var link in contents.Refused.Union(ContentFolder.Refused(root, options.Playbook)).Union(ContentFolder.Refused(root, options.Templates)))
            shell.Error.WriteLine($"postmortems: {Printable.Line(link)} is a symbolic link, and is not read.");
        var loaded = new LoadedLibrary
        {
            Root = root,
            Options = options,
            Config = source,
            Contents = contents,
            Reports = reports,
            Playbook = playbook,
            PatternNames = names,
            Templates = TemplateFolder.Read(root, options),
            Findings = [.. config.Diagnostics.Concat(findings).InOrder()],
        };
        return request.Edition is { } edition ? LoadedEdition.Of(loaded, edition, shell) : loaded;
    }

    /// <summary>Where the library is, and what holds for it, before any report is read.</summary>
    internal static (string Root, ConfigResult Config, SourceFile? Source, LibraryOptions Options) Settings(LibraryRequest request, Shell shell)
    {
        var root = request.Root ?? LibraryFolder.RootFrom(shell.Folder);
        var (config, source) = LibraryFolder.ReadConfig(root);
        var options = request.Content is { } content ? config.Options with { Content = Normal(root, shell.FullPath(content)) } : config.Options;
        if (source is null && request.Content is null && !Directory.Exists(Path.Join(root, options.Content)))
            options = options with { Content = ContentWithout(root) };
        return (root, config, source, options);
    }

    /// <summary>With no config, a folder of Markdown is itself the library.</summary>
    private static string ContentWithout(string root) =>
        LibraryFolder.HoldsReports(root) ? "." : ConfigReader.Defaults.Content;

    // A misspelt key may be the very reason why there is no such folder.
    internal static void SayConfigFindings(ConfigResult config, Shell shell)
    {
        foreach (var finding in config.Diagnostics)
            shell.Error.WriteLine($"{finding}{(finding.Help is { } help ? $" ({help})" : "")}");
    }

    private static string Normal(string root, string folder)
    {
        var path = Path.GetRelativePath(root, folder).Replace(Path.DirectorySeparatorChar, '/');
        return path.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(path)
            ? throw new IOException($"{folder} is not in {root}: name the root with --root.")
            : path;
    }
}
