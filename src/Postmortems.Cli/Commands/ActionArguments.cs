using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Postmortems.Site;

namespace Postmortems.Cli.Commands;

/// <summary>By which actions one asks for them.</summary>
internal sealed class ActionArguments
{
    private const string AllStates = "all";

    private readonly Option<string[]> _team = new("--team") { Description = "Of this team: the action's own, else those of its report. none: of no team. May be said again.", HelpName = "team" };

    private readonly Option<string[]> _owner = new("--owner") { Description = "Of this owner, with or without @. none: nobody stands for it. May be said again.", HelpName = "owner" };

    private readonly Option<string[]> _status = new("--status")
    {
        Description = $"{string.Join(", ", Enum.GetValues<ActionState>().Select(NameOf))}, or all. May be said again. Default: overdue, due-soon (within 14 days) and open.",
        HelpName = "status",
    };

    private readonly Option<bool> _overdue = new("--overdue") { Description = "The same as --status overdue." };

    private readonly Option<int?> _within = new("--due-within")
    {
        Description = "Open, and due in so many days or weeks (14d, 2w), or overdue.",
        HelpName = "time",
        CustomParser = ParseTime,
    };

    public ActionArguments()
    {
        _status.AcceptOnlyFromAmong([.. ActionQuery.StatesByName.Keys, AllStates]);
    }

    public void AddTo(Command command)
    {
        command.Add(_team);
        command.Add(_owner);
        command.Add(_status);
        command.Add(_overdue);
        command.Add(_within);
    }

    public ActionQuery Read(ParseResult parsed)
    {
        var named = parsed.GetValue(_status) ?? [];
        ImmutableArray<ActionState> states = named.Contains(AllStates) ? [.. Enum.GetValues<ActionState>()] : [.. named.Select(name => ActionQuery.StatesByName[name])];
        return new ActionQuery
        {
            States = parsed.GetValue(_overdue) ? [.. states, ActionState.Overdue] : states,
            Teams = [.. parsed.GetValue(_team) ?? []],
            Owners = [.. parsed.GetValue(_owner) ?? []],
            DueWithin = parsed.GetValue(_within),
        };
    }

    public static string NameOf(ActionState state) => ActionQuery.StatesByName.First(pair => pair.Value == state).Key;

    private static int? ParseTime(ArgumentResult result)
    {
        var said = result.Tokens[0].Value;
        var unit = said.Length > 0 ? char.ToLowerInvariant(said[^1]) : ' ';
        if (unit is 'd' or 'w' && int.TryParse(said[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1000)
            return unit == 'w' ? number * 7 : number;
        result.AddError($"'{said}' is no number of days or weeks. Write it as 14d or 2w.");
        return null;
    }
}
