using System.CommandLine;
using Postmortems.Cli.Scaffolding;
using Postmortems.Language;

namespace Postmortems.Cli.Commands;

/// <summary>What <c>postmortems new</c> takes about the report itself.</summary>
internal sealed class NewArguments
{
    private readonly Argument<string?> _title = new("title") { Description = "What happened, in one line. Asked for on a terminal; needed elsewhere.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _template = new("--template", "-t") { Description = "short, long, blameless, or one of your own. Default: long for the two worst levels, else short.", HelpName = "name" };
    private readonly Option<string?> _language = new("--lang", "-l") { Description = "Language of the template. Default: the library's first.", HelpName = string.Join('|', Sentences.Languages) };
    private readonly Option<string?> _severity = new("--severity", "-s") { Description = "A level as your team says it (P1, L2, Sev 3), or unknown.", HelpName = "level" };
    private readonly Option<string?> _detected = new("--detected") { Description = "When it was noticed, as 2026-03-14 12:05; or unknown.", HelpName = "time" };
    private readonly Option<string?> _started = new("--started") { Description = "When the harm began.", HelpName = "time" };
    private readonly Option<string[]> _services = new("--service") { Description = "What was hurt; once for each service.", HelpName = "slug" };
    private readonly Option<string?> _owner = new("--owner") { Description = "Who answers for the report.", HelpName = "name" };
    private readonly Option<string?> _zone = new("--timezone") { Description = "For times without an offset, as Europe/Berlin. Default: the library's.", HelpName = "zone" };
    private readonly Option<string?> _id = new("--id") { Description = "The report's id and file name. Default: the day and the title.", HelpName = "id" };

    public Option<bool> NoInput { get; } = new("--no-input", "--yes", "-y") { Description = "Ask nothing, on a terminal either." };

    public void AddTo(Command command)
    {
        _language.AcceptOnlyFromAmong([.. Sentences.Languages]);
        command.Add(_title);
        foreach (Option option in (Option[])[_template, _language, _severity, _detected, _started, _services, _owner, _zone, _id, NoInput])
            command.Add(option);
    }

    public ReportRequest Read(ParseResult parsed) => new()
    {
        Title = Said(parsed.GetValue(_title)),
        Template = Said(parsed.GetValue(_template)),
        Language = parsed.GetValue(_language),
        Severity = Said(parsed.GetValue(_severity)),
        Detected = Said(parsed.GetValue(_detected)),
        Started = Said(parsed.GetValue(_started)),
        Services = [.. (parsed.GetValue(_services) ?? []).Distinct(StringComparer.Ordinal)],
        Owner = Said(parsed.GetValue(_owner)),
        TimeZone = Said(parsed.GetValue(_zone)),
        Id = Said(parsed.GetValue(_id)),
    };

    private static string? Said(string? text) => text?.Trim() is { Length: > 0 } said ? said : null;
}
