using System.Collections.Immutable;
using System.CommandLine;
using Postmortems.Language;
using Postmortems.Notices;

namespace Postmortems.Cli.Commands;

/// <summary>What <c>postmortems notice</c> takes about the message itself.</summary>
internal sealed class NoticeArguments
{
    public const string Html = "html";

    /// <summary>By the word for it, in the order in which one comes to write them.</summary>
    public static ImmutableArray<(string Word, NoticeKind Kind)> Kinds { get; } =
    [
        ("war-room", NoticeKind.WarRoom),
        ("internal", NoticeKind.Internal),
        ("customer", NoticeKind.Customer),
        ("company", NoticeKind.Company),
        ("executive", NoticeKind.Executive),
    ];

    public static ImmutableArray<string> Formats { get; } = ["markdown", "text", Html, .. ChatForms.All.Select(form => form.Id)];

    private readonly Argument<string> _report = new("report") { Description = "The report's file, or its id." };
    private readonly Option<string> _kind = new("--kind", "-k") { Description = $"To whom it is told: {string.Join(", ", Kinds.Select(kind => kind.Word))}.", HelpName = "kind", Required = true };
    private readonly Option<string?> _format = new("--format", "-f") { Description = $"{string.Join(", ", Formats)}. Default: markdown; what the place takes with --send.", HelpName = "format" };
    private readonly Option<string?> _language = new("--lang", "-l") { Description = "Language of the message's own words. Default: the report's.", HelpName = string.Join('|', Sentences.Languages) };
    private readonly Option<string[]> _fill = new("--fill") { Description = "Fills in a blank, as --fill 3=19:00, or by its label: --fill \"Next update=19:00\". Once for each.", HelpName = "blank=text" };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "The file that is written, or written anew. Default: the terminal.", HelpName = "file" };

    public void AddTo(Command command)
    {
        _kind.AcceptOnlyFromAmong([.. Kinds.Select(kind => kind.Word)]);
        _format.AcceptOnlyFromAmong([.. Formats]);
        _language.AcceptOnlyFromAmong([.. Sentences.Languages]);
        command.Add(_report);
        foreach (Option option in (Option[])[_kind, _format, _language, _fill, _output])
            command.Add(option);
    }

    public MessageRequest Read(ParseResult parsed) => new(
        parsed.GetRequiredValue(_report),
        Kinds.First(kind => kind.Word == parsed.GetRequiredValue(_kind)).Kind)
    {
        Format = parsed.GetValue(_format),
        Language = parsed.GetValue(_language),
        Fill = [.. parsed.GetValue(_fill) ?? []],
        Output = parsed.GetValue(_output),
    };
}

/// <summary>Which message is asked for.</summary>
/// <param name="Report">A path from here, or an id.</param>
internal sealed record MessageRequest(string Report, NoticeKind Kind)
{
    /// <summary>Null: Markdown, or what the place takes that it is sent to.</summary>
    public string? Format { get; init; }

    /// <summary>Null: the report's own.</summary>
    public string? Language { get; init; }

    /// <summary>"3=19:00", as typed.</summary>
    public ImmutableArray<string> Fill { get; init; } = [];

    /// <summary>Null: standard output.</summary>
    public string? Output { get; init; }
}
