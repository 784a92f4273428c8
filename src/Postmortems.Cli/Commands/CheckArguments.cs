using System.CommandLine;
using System.CommandLine.Parsing;
using Postmortems.Cli.Output;

namespace Postmortems.Cli.Commands;

/// <summary>The words that <c>check</c> takes.</summary>
internal sealed class CheckArguments
{
    private readonly LibraryArguments _library = new();

    private readonly Argument<string[]> _paths = new("paths")
    {
        Description = "Files or folders to report on; rules that compare reports still see the whole library. Default: everything.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _format = new("--format", "-f")
    {
        Description = "How findings are written. Pretty tells what to write instead, too. Default: pretty on a terminal, else plain.",
        HelpName = string.Join('|', Formats.Names),
    };

    private readonly Option<bool> _strict = new("--strict") { Description = "Warnings fail too." };

    private readonly Option<string?> _changedSince = new("--changed-since")
    {
        Description = "Report only on files that are not as they were where this branch left that revision: committed or not, renamed or new.",
        HelpName = "revision",
    };

    private readonly Option<bool> _fix = new("--fix")
    {
        Description = "Mend what is beyond doubt (misspelt keys and words, dates in other shapes), and report what is left. With --stdin the mended text goes to standard output.",
    };

    private readonly Option<bool> _diff = new("--diff")
    {
        Description = "Show what --fix changes, as a diff on standard output; findings go to standard error. Without --fix nothing is written.",
    };

    private readonly Option<bool> _stdin = new("--stdin")
    {
        Description = "Read one report from standard input, before it is saved: for editors. Only it is reported on.",
    };

    private readonly Option<string?> _stdinFilename = new("--stdin-filename")
    {
        Description = "Where that report stands, or will: it is checked in place of the file on disk.",
        HelpName = "file",
    };

    public void AddTo(Command command)
    {
        _paths.Validators.Add(RefuseOptions);
        _format.AcceptOnlyFromAmong([.. Formats.Names]);
        foreach (var symbol in new Option[] { _format, _strict, _changedSince, _fix, _diff, _stdin, _stdinFilename })
            command.Add(symbol);
        command.Add(_paths);
        command.Validators.Add(RefuseContradictions);
        _library.AddTo(command);
    }

    public CheckRequest Read(ParseResult parsed, Shell shell) => new(_library.Read(parsed, shell), [.. parsed.GetValue(_paths) ?? []])
    {
        Format = parsed.GetValue(_format),
        IsStrict = parsed.GetValue(_strict),
        Fixes = parsed.GetValue(_fix),
        ShowsDiff = parsed.GetValue(_diff),
        ChangedSince = parsed.GetValue(_changedSince),
        Unsaved = parsed.GetValue(_stdinFilename),
    };

    /// <summary>Any word can be a path, and a misspelt option would be the name of a file.</summary>
    public static void RefuseOptions(ArgumentResult paths)
    {
        if (paths.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } option)
            paths.AddError($"There is no option {option.Value}.");
    }

    private void RefuseContradictions(CommandResult given)
    {
        var (reads, isNamed) = (given.GetValue(_stdin), given.GetResult(_stdinFilename) is not null);
        if (reads && !isNamed)
            given.AddError("--stdin does not tell where the report stands. Add --stdin-filename, as --stdin-filename content/incidents/2026/slow.md.");
        if (isNamed && !reads)
            given.AddError("--stdin-filename names what --stdin reads. Add --stdin.");
        if (reads && (given.GetResult(_paths) is { Tokens.Count: > 0 } || given.GetResult(_changedSince) is not null))
            given.AddError("--stdin reads one report, and reports on it alone. Leave out the paths and --changed-since.");
    }
}
