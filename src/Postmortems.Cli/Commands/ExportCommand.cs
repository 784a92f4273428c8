using System.Collections.Immutable;
using System.CommandLine;
using Postmortems.Cli.Output;
using Postmortems.Configuration;
using Postmortems.IO;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems export</c>.</summary>
internal static class ExportCommand
{
    private const string DefaultFolder = "export";

    public static Command Create(Shell shell)
    {
        var format = new Option<string>("--format")
        {
            Description = "csv: a file each table. json, sqlite: the whole library in one file. ics: the due dates of open actions. markdown: a library again, the reports byte for byte, and the one form that import takes back without loss. all: each of them.",
            DefaultValueFactory = _ => LibraryFiles.All,
        };
        format.AcceptOnlyFromAmong([.. LibraryFiles.Formats]);
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The folder; for json, sqlite and ics the file, and - for standard output. Default: export, or library.json, library.sqlite, actions.ics.",
            HelpName = "path",
        };
        var force = new Option<bool>("--force") { Description = "Replace files that no export wrote, or that somebody has changed since." };
        var library = new LibraryArguments();
        var command = new Command("export", "Write the library for other programs: CSV, JSON, SQLite, a calendar, and the Markdown itself, which import takes back.") { format, output, force };
        library.AddTo(command, isPublishing: true);
        command.Validators.Add(given =>
        {
            if (given.GetValue(output) == "-" && !LibraryFiles.Single.Contains(given.GetValue(format) ?? LibraryFiles.All))
                given.AddError($"Standard output takes one file: say --format {string.Join(" or ", LibraryFiles.Single)} with it.");
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var request = new ExportRequest(library.Read(parsed, shell), parsed.GetRequiredValue(format), parsed.GetValue(output), parsed.GetValue(force));
            return await RunAsync(request, shell, cancel);
        });
        return command;
    }

    /// <summary>What the reports have wrong is for <c>check</c> to say: whoever leaves takes everything along.</summary>
    private static async Task<int> RunAsync(ExportRequest request, Shell shell, CancellationToken cancel)
    {
        var loaded = LoadedLibrary.Load(request.Library, shell);
        var files = LibraryFiles.Of(request.Format, loaded, AssembledSite.LibraryOf(loaded, request.Library.Today));
        if (request.Output == "-")
        {
            if (request.Format == "sqlite" && shell.IsOutputTerminal)
                throw new Refusal("A terminal cannot show a database. Name a file with --output, or send it to a program.");
            await using var stream = shell.OutBytes();
            await stream.WriteAsync(files[0].Bytes!.Value, cancel);
            return ExitCode.Ok;
        }

        var (target, named) = LibraryFiles.Single.Contains(request.Format) ? OneFile(request, files[0], shell) : (Folder(request, shell), files);
        if (named.Any(file => file.Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)))
            RefuseWithin(target.Folder, loaded.Root, LoadedLibrary.Settings(request.Library, shell).Options.Content, shell);
        var changed = ExportWriter.Write(named, target);
        var place = Printable.Line(shell.ShortPath(target.IsOneFile && named is [var one] ? Path.Join(target.Folder, one.Path) : target.Folder));
        await shell.Out.WriteLineAsync(target.IsOneFile
            ? changed > 0 ? $"Wrote {place}." : $"{place} is as it was."
            : $"Wrote {changed} of {named.Length} files to {place}{(changed < named.Length ? "; the others are as they were" : "")}.");
        return ExitCode.Ok;
    }

    private static ExportTarget Folder(ExportRequest request, Shell shell) =>
        new(shell.FullPath(request.Output ?? (request.Library.Edition is null or Edition.InternalId ? DefaultFolder : $"{DefaultFolder}-{request.Library.Edition}")), $"{ExportWriter.ListPrefix}-{request.Format}", request.IsForced);

    private static (ExportTarget, ImmutableArray<ExportFile>) OneFile(ExportRequest request, ExportFile file, Shell shell)
    {
        var path = shell.FullPath(request.Output ?? file.Path);
        if (Directory.Exists(path))
            path = Path.Join(path, file.Path);
        return (new ExportTarget(Path.GetDirectoryName(path)!, $"{ExportWriter.ListPrefix}-{request.Format}", request.IsForced) { IsOneFile = true }, [file with { Path = Path.GetFileName(path) }]);
    }

    /// <summary>An export among the reports would be read as reports, and copied by the next one.</summary>
    private static void RefuseWithin(string folder, string root, string reports, Shell shell)
    {
        var content = Path.GetFullPath(reports, root);
        if ((Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(content) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new Refusal($"{Printable.Line(shell.ShortPath(folder))} lies among the reports, which would be read with it. Name another place with --output.");
    }

    private sealed record ExportRequest(LibraryRequest Library, string Format, string? Output, bool IsForced);
}
