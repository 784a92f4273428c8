using System.CommandLine;
using Postmortems.IO.Sending;
using Postmortems.Notices;

namespace Postmortems.Cli.Commands;

/// <summary>What <c>postmortems notice</c> takes about sending.</summary>
internal sealed class SendArguments
{
    private readonly Option<string?> _send = new("--send")
    {
        Description = $"Post it to a place of the environment: {string.Join("; ", SendPlace.All.Select(place => $"{place.Id} ({string.Join(", ", place.Variables)})"))}. A dry run, unless --yes is given.",
        HelpName = "place",
    };

    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "With --send: send it indeed." };
    private readonly Option<bool> _withBlanks = new("--with-blanks") { Description = "With --send: even if places are left to fill in." };
    private readonly Option<string?> _incident = new("--incident") { Description = "With --send statuspage: the incident there that is updated. Default: a new one is begun.", HelpName = "id" };

    private readonly Option<bool> _record = new("--record") { Description = "With --send: a line in the report's timeline, once it has arrived." };

    public void AddTo(Command command)
    {
        _send.AcceptOnlyFromAmong([.. SendPlace.All.Select(place => place.Id)]);
        foreach (Option option in (Option[])[_send, _yes, _withBlanks, _record, _incident])
            command.Add(option);
        command.Validators.Add(given =>
        {
            var place = given.GetResult(_send) is null ? null : given.GetValue(_send);
            if (place is null && (given.GetResult(_yes) ?? given.GetResult(_withBlanks) ?? given.GetResult(_record) ?? (System.CommandLine.Parsing.SymbolResult?)given.GetResult(_incident)) is { } alone && !IsImplied(alone))
                given.AddError("--yes, --with-blanks, --record and --incident say how to send: name the place with --send.");
            if (given.GetResult(_incident) is not null && place is not null and not StatusPageForm.Id)
                given.AddError("--incident names an incident of a status page: it goes with --send statuspage.");
        });
    }

    /// <summary>Null where nothing is sent.</summary>
    public SendRequest? Read(ParseResult parsed) => parsed.GetValue(_send) is { } place
        ? new SendRequest(place, parsed.GetValue(_yes), parsed.GetValue(_withBlanks), parsed.GetValue(_incident)) { IsRecorded = parsed.GetValue(_record) }
        : null;

    private static bool IsImplied(System.CommandLine.Parsing.SymbolResult result) => result is System.CommandLine.Parsing.OptionResult { Implicit: true };
}

/// <param name="IsMeant">Else it is a dry run.</param>
/// <param name="Incident">Of a status page; null: a new one.</param>
internal sealed record SendRequest(string Place, bool IsMeant, bool AllowsBlanks, string? Incident)
{
    /// <summary>What has arrived gets a line in the report's timeline.</summary>
    public bool IsRecorded { get; init; }
}
