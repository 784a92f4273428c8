using System.CommandLine;
using NodaTime;
using Postmortems.Cli.Scaffolding;
using Postmortems.Language;

namespace Postmortems.Cli.Commands;

/// <summary>What <c>postmortems init</c> takes.</summary>
internal sealed class InitArguments
{
    private readonly Argument<string?> _folder = new("folder") { Description = "Where the library is made. Default: this folder.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _title = new("--title") { Description = "What the library is called. Default: Postmortems.", HelpName = "text" };
    private readonly Option<string[]> _languages = new("--lang", "-l") { Description = "Languages of pages and templates, the main one first; once for each. Default: en.", HelpName = string.Join('|', Sentences.Languages) };
    private readonly Option<string?> _content = new("--content") { Description = "Where the reports are or will be, from the library's folder. Default: that folder itself where Markdown lies in it, else content/incidents.", HelpName = "folder" };
    private readonly Option<string?> _zone = new("--timezone") { Description = "For times without an offset, as Europe/Berlin. Default: this machine's.", HelpName = "zone" };
    private readonly Option<string[]> _schemes = new("--severities") { Description = "How you grade; once for each scheme. Default: P0-P3.", HelpName = string.Join('|', KnownNames.Schemes) };
    private readonly Option<string?> _host = new("--ci") { Description = "For whom a workflow is written. Default: github.", HelpName = string.Join('|', InitAnswers.Hosts) };
    private readonly Option<bool> _playbook = new("--playbook") { Description = "Copy the playbook's pages too, to make them your own." };
    private readonly Option<string?> _tool = new("--tool-repository") { Description = "Where the workflow finds this tool: owner/name on GitHub, or the address of a clone. Default: where this build came from.", HelpName = "repository" };
    private readonly Option<bool> _noInput = new("--no-input", "--yes", "-y") { Description = "Ask nothing, on a terminal either." };
    private readonly Option<LocalDate?> _today = new LibraryArguments().Today;

    public void AddTo(Command command)
    {
        _languages.AcceptOnlyFromAmong([.. Sentences.Languages]);
        _schemes.AcceptOnlyFromAmong([.. KnownNames.Schemes]);
        _host.AcceptOnlyFromAmong([.. InitAnswers.Hosts]);
        _today.Description = "The day of the first report, as 2026-09-30. Default: today in UTC.";
        command.Add(_folder);
        foreach (Option option in (Option[])[_title, _languages, _content, _zone, _schemes, _host, _playbook, _tool, _today, _noInput])
            command.Add(option);
    }

    public InitRequest Read(ParseResult parsed, Shell shell) => new()
    {
        Folder = Path.TrimEndingDirectorySeparator(shell.FullPath(parsed.GetValue(_folder) ?? ".")),
        Answers = new InitAnswers
        {
            Title = parsed.GetValue(_title)?.Trim() is { Length: > 0 } title ? title : null,
            Languages = [.. (parsed.GetValue(_languages) ?? []).Distinct()],
            Content = parsed.GetValue(_content),
            TimeZone = parsed.GetValue(_zone),
            Schemes = [.. (parsed.GetValue(_schemes) ?? []).Distinct()],
            Host = parsed.GetValue(_host),
        },
        HasPlaybook = parsed.GetValue(_playbook),
        ToolRepository = parsed.GetValue(_tool),
        AsksNothing = parsed.GetValue(_noInput),
        Today = parsed.GetValue(_today) ?? shell.Today,
    };
}

/// <summary>What a command line asks of a new library, in plain values.</summary>
internal sealed record InitRequest
{
    /// <summary>Full path.</summary>
    public required string Folder { get; init; }

    public required InitAnswers Answers { get; init; }

    public bool HasPlaybook { get; init; }

    /// <summary>Null: the tool's own.</summary>
    public string? ToolRepository { get; init; }

    public bool AsksNothing { get; init; }

    public required LocalDate Today { get; init; }
}
