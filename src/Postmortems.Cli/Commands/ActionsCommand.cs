using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Postmortems.Cli.Output;
using Postmortems.Language;
using Postmortems.Site;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems actions</c>.</summary>
internal static class ActionsCommand
{
    public static Command Create(Shell shell)
    {
        var query = new ActionArguments();
        var by = new Option<string>("--by") { Description = "Under which headings: state, team or owner; names in the order of the alphabet.", DefaultValueFactory = _ => "state" };
        by.AcceptOnlyFromAmong("state", "team", "owner");
        var format = new Option<string>("--format") { Description = "text for people; json for scripts; issues: an array of issues in Markdown, one for each team.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "issues");
        var asJson = new Option<bool>("--json") { Description = "The same as --format json." };
        var failOn = new Option<string?>("--fail-on") { Description = "Exit code 1 where one of the actions named is overdue; with due-soon also where one is due within 14 days." };
        failOn.AcceptOnlyFromAmong("overdue", "due-soon");
        var library = new LibraryArguments();
        var command = new Command("actions", "Name the actions that are overdue, due soon or open, by team and owner.");
        query.AddTo(command);
        foreach (var option in new Option[] { by, format, asJson, failOn })
            command.Add(option);
        library.AddTo(command);
        command.SetAction(parsed =>
        {
            var request = library.Read(parsed, shell);
            var asked = query.Read(parsed);
            var loaded = AssembledSite.LibraryOf(LoadedLibrary.Load(request, shell), request.Today);
            var actions = asked.Of(loaded);
            SayUnknown(asked, loaded, shell);
            switch (parsed.GetValue(asJson) ? "json" : parsed.GetRequiredValue(format))
            {
                case "json": ActionJson.Write(actions, loaded, shell.Out); break;
                case "issues": TeamIssues.Write(asked, loaded, shell.Out); break;
                default: Write(actions, parsed.GetRequiredValue(by), shell); break;
            }

            return Fails(actions, parsed.GetValue(failOn)) ? ExitCode.Findings : ExitCode.Ok;
        });
        return command;
    }

    private static bool Fails(ImmutableArray<TrackedAction> actions, string? failOn) =>
        failOn is not null && actions.Any(one => one.State is ActionState.Overdue || (failOn == "due-soon" && one.State is ActionState.DueSoon));

    private static void Write(ImmutableArray<TrackedAction> actions, string by, Shell shell)
    {
        new ActionList(shell).Write(by switch
        {
            "team" => Groups(actions, one => one.Teams, "No team"),
            "owner" => Groups(actions, one => one.Owner is { } owner ? [owner] : [], "No owner"),
            _ => [.. actions.GroupBy(one => one.State).Select(group => (ActionList.NameOf(group.Key), group.ToImmutableArray()))],
        });
        var summary = actions.IsEmpty ? "No action is such." : $"{Count(actions.Length, "action")}: {Count(actions, ActionState.Overdue)} overdue, {Count(actions, ActionState.DueSoon)} due within 14 days.";
        foreach (var line in WrappedText.Lines(summary, shell.IsOutputTerminal ? shell.Width : summary.Length))
            shell.Out.WriteLine(line);
    }

    private static ImmutableArray<(string, ImmutableArray<TrackedAction>)> Groups(ImmutableArray<TrackedAction> actions, Func<TrackedAction, ImmutableArray<string>> keys, string none) =>
    [
        .. actions.SelectMany(one => keys(one).DefaultIfEmpty("").Select(key => (key, one)))
            .GroupBy(pair => pair.key, pair => pair.one, StringComparer.Ordinal)
            .OrderBy(group => group.Key.Length == 0).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key.Length == 0 ? none : group.Key, group.ToImmutableArray())),
    ];

    /// <summary>A slip of the finger would look like a team that has kept everything.</summary>
    private static void SayUnknown(ActionQuery asked, Library library, Shell shell)
    {
        var all = ActionQuery.All(library).ToList();
        Say(asked.Teams, [.. all.SelectMany(one => one.Teams), .. library.Options.Teams.Select(team => team.Id)], "team");
        Say([.. asked.Owners.Select(owner => owner.TrimStart('@'))], [.. all.Select(one => one.Owner?.TrimStart('@')).OfType<string>()], "owner");

        void Say(ImmutableArray<string> named, ImmutableArray<string> known, string what)
        {
            foreach (var name in named.Where(name => name != ActionQuery.Nobody && !known.Contains(name, StringComparer.OrdinalIgnoreCase)))
                shell.Error.WriteLine($"postmortems: no action has the {what} '{Printable.Line(name)}'{(Nearest.To(name, known) is { } near ? $"; did you mean '{Printable.Line(near)}'?" : ".")}");
        }
    }

    private static int Count(ImmutableArray<TrackedAction> actions, ActionState state) => actions.Count(one => one.State == state);

    private static string Count(int count, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
