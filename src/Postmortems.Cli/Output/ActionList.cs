using System.Collections.Immutable;
using System.Globalization;
using Postmortems.Site;
using Spectre.Console;

namespace Postmortems.Cli.Output;

/// <summary>Actions for people, in columns: as wide as the terminal, and as wide as it takes anywhere else.</summary>
internal sealed class ActionList
{
    private const int Gap = 2;

    // Below that a title says nothing: then it has a line of its own.
    private const int LeastTitle = 24;
    private const int MostName = 18;

    private static readonly Style Dim = new(Color.Grey);

    private readonly IAnsiConsole _console;
    private readonly bool _isCut;
    private readonly int _width;

    public ActionList(Shell shell)
    {
        _console = shell.ConsoleOn(shell.Out, shell.IsOutputTerminal);
        _console.Profile.Width = int.MaxValue / 2;
        (_isCut, _width) = (shell.IsOutputTerminal, shell.Width);
    }

    /// <param name="groups">Each under its heading, in order.</param>
    public void Write(ImmutableArray<(string Heading, ImmutableArray<TrackedAction> Actions)> groups)
    {
        var lines = groups.Select(group => group.Actions.Select(Cells).ToList()).ToList();
        var all = lines.SelectMany(rows => rows).ToList();
        if (all.Count == 0)
            return;
        var widths = Enumerable.Range(0, 5).Select(i => all.Max(row => WrappedText.Cells(row[i]))).ToArray();
        var title = _width - (2 * Gap) - widths[..4].Sum(width => width + Gap);
        foreach (var ((heading, actions), rows) in groups.Zip(lines))
        {
            Say($"{Printable.Line(heading)} ({actions.Length.ToString(CultureInfo.InvariantCulture)})\n", new Style(decoration: Decoration.Bold));
            foreach (var (action, cells) in actions.Zip(rows))
                Write(action, cells, widths, title);
            Say("\n");
        }
    }

    private void Write(TrackedAction action, string[] cells, int[] widths, int title)
    {
        var report = action.Incident.Id.Value;
        if (_isCut && title < 0)
        {
            SayLines(string.Join(", ", cells[..4].Where(cell => cell.Length > 0)), 2);
            SayLines($"{cells[4]} ({report})", 4);
            return;
        }

        Say("  ");
        for (var i = 0; i < 4; i++)
            Say(Pad(cells[i], widths[i] + Gap), i == 1 ? StyleOf(action.State) : null);
        if (!_isCut)
        {
            Say(Pad(cells[4], widths[4] + Gap));
            Say($"{report}\n");
        }
        else if (title >= LeastTitle)
        {
            Say($"{WrappedText.Cut(cells[4], title)}\n");
            Say($"  {WrappedText.Cut(report, _width - 2)}\n", Dim);
        }
        else
        {
            Say("\n");
            SayLines($"{cells[4]} ({report})", 4);
        }
    }

    /// <summary>A word that is wider than the terminal is cut: what cannot be copied whole can be had as JSON.</summary>
    private void SayLines(string text, int indent)
    {
        foreach (var line in WrappedText.Lines(text, _width - indent))
            Say($"{new string(' ', indent)}{WrappedText.Cut(line, _width - indent)}\n");
    }

    private string[] Cells(TrackedAction one) =>
    [
        Printable.Line(one.Action.Due.Value?.Written ?? "no date"),
        WhenOf(one),
        Name(one.Teams.IsEmpty ? "no team" : string.Join(", ", one.Teams)),
        Name(one.Owner ?? "no owner"),
        Printable.Line(one.Title),
    ];

    private string Name(string name) => Printable.Line(name) is var line && _isCut ? WrappedText.Cut(line, MostName) : line;

    internal static string WhenOf(TrackedAction one) => one switch
    {
        { DaysLeft: < 0 and var days } => $"{Days(-days)} late",
        { DaysLeft: 0 } => "today",
        { DaysLeft: { } days } => $"in {Days(days)}",
        { Action.IsOpen: true } => "",
        _ => NameOf(one.State).ToLowerInvariant(),
    };

    public static string NameOf(ActionState state) => state switch
    {
        ActionState.DueSoon => "Due soon",
        ActionState.WontDo => "Won't do",
        ActionState.Unknown => "Not told",
        _ => state.ToString(),
    };

    private static string Days(int days) => days == 1 ? "1 day" : $"{days.ToString(CultureInfo.InvariantCulture)} days";

    private static string Pad(string text, int cells) => text + new string(' ', Math.Max(0, cells - WrappedText.Cells(text)));

    private static Style? StyleOf(ActionState state) => state switch
    {
        ActionState.Overdue => new Style(Color.Red),
        ActionState.DueSoon => new Style(Color.Yellow),
        _ => null,
    };

    private void Say(string text, Style? style = null) => _console.Write(new Text(text, style));
}
