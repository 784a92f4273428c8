using System.Collections.Immutable;
using System.CommandLine;
using Postmortems.Cli.Output;
using Postmortems.Diagnostics;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems check</c>.</summary>
internal static class CheckCommand
{
    public static Command Create(Shell shell)
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "Files or folders to report on; rules that compare reports still see the whole library. Default: everything.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        // Any word can be a path, and a misspelt option would be the name of a file.
        paths.Validators.Add(found =>
        {
            if (found.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } option)
                found.AddError($"There is no option {option.Value}.");
        });
        var format = new Option<string>("--format", "-f")
        {
            Description = "How findings are written. Pretty tells what to write instead, too. Default: pretty on a terminal, else plain.",
            HelpName = string.Join('|', Formats.Names),
        };
        format.AcceptOnlyFromAmong([.. Formats.Names]);
        var strict = new Option<bool>("--strict") { Description = "Warnings fail too." };
        var library = new LibraryArguments();
        var command = new Command("check", "Say all that is wrong with the reports, each fault at its line, with what to write instead.") { paths, format, strict };
        library.AddTo(command);
        command.SetAction(parsed => Run(
            new CheckRequest(library.Read(parsed, shell), [.. parsed.GetValue(paths) ?? []], parsed.GetValue(format), parsed.GetValue(strict)),
            shell));
        return command;
    }

    private static int Run(CheckRequest request, Shell shell)
    {
        var asked = request.Paths.Select(path => Existing(shell.FullPath(path))).ToImmutableArray();
        var library = LoadedLibrary.Load(ContentFrom(request, asked, shell), shell);
        var findings = library.Findings.Where(finding => IsAsked(Path.GetFullPath(finding.Source.Path, library.Root), asked)).ToImmutableArray();
        var reports = library.Reports.Count(report => IsAsked(Path.GetFullPath(report.Source.Path, library.Root), asked));
        RefuseStrangers(asked, library, shell);
        var prefix = shell.PrefixOf(library.Root);

        Formats.Find(request.Format ?? (shell.IsOutputTerminal ? "pretty" : "plain")).Write(findings, prefix, shell);
        // Beside the findings and not among them: their stream may be read by a program.
        (shell.IsOutputTerminal ? shell.Out : shell.Error).WriteLine(Summary.Of(findings, reports));
        var fails = findings.Any(finding => finding.Severity is DiagnosticSeverity.Error || (request.IsStrict && finding.Severity is DiagnosticSeverity.Warning));
        return fails ? ExitCode.Findings : ExitCode.Ok;
    }

    /// <summary>One folder outside the content folder is a content folder: "any folder of Markdown".</summary>
    private static LibraryRequest ContentFrom(CheckRequest request, ImmutableArray<string> asked, Shell shell)
    {
        if (request.Library.Content is not null || asked is not [var only] || !Directory.Exists(only))
            return request.Library;
        var root = request.Library.Root ?? IO.LibraryFolder.RootFrom(shell.Folder);
        var content = Path.GetFullPath(IO.LibraryFolder.ReadConfig(root).Config.Options.Content, root);
        return IsAsked(only, [content]) || IsAsked(content, [only]) ? request.Library : request.Library with { Content = only };
    }

    /// <summary>A file that was named and is no report of this library was not checked, and must not pass.</summary>
    private static void RefuseStrangers(ImmutableArray<string> asked, LoadedLibrary library, Shell shell)
    {
        var known = library.Reports.Select(report => report.Source.Path).Append(IO.LibraryFolder.ConfigName).Select(path => Path.GetFullPath(path, library.Root)).ToHashSet();
        if (asked.FirstOrDefault(path => File.Exists(path) && !known.Contains(path)) is { } stranger)
            throw new IOException($"{shell.ShortPath(stranger)} is not a report of this library: those are the Markdown files in {library.Options.Content}.");
    }

    private static string Existing(string path) =>
        File.Exists(path) || Directory.Exists(path) ? Path.TrimEndingDirectorySeparator(path) : throw new FileNotFoundException($"There is no {path}.");

    private static bool IsAsked(string path, ImmutableArray<string> asked) =>
        asked.IsEmpty || asked.Any(under => path == under || path.StartsWith(under + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private sealed record CheckRequest(LibraryRequest Library, ImmutableArray<string> Paths, string? Format, bool IsStrict);
}
