using Postmortems.Diagnostics;
using Spectre.Console;

namespace Postmortems.Cli.Output;

/// <summary>An explanation for a person at a terminal: prose as wide as there is room, files as they are.</summary>
internal sealed class ExplanationText(Shell shell)
{
    private const string Indent = "    ";
    private static readonly Style Dim = new(Color.Grey);
    private static readonly Style Strong = new(decoration: Decoration.Bold);

    private readonly IAnsiConsole _console = Unbroken(shell);

    public void Write(Explanation explanation)
    {
        Say($"{explanation.Rule.Code} {explanation.Rule.Name}", Strong);
        Say($" {explanation.Rule.Severity.Label()}\n", Of(explanation.Rule.Severity));
        foreach (var part in explanation.Parts)
        {
            Say("\n");
            if (part is Prose prose)
            {
                foreach (var line in WrappedText.Lines(prose.Text, shell.Width))
                    Say($"{line}\n");
            }
            else if (part is Listing listing)
            {
                Write(listing);
            }
        }
    }

    public void Say(string text, Style? style = null) => _console.Write(new Text(text, style));

    public static Style Of(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => new Style(Color.Red),
        DiagnosticSeverity.Warning => new Style(Color.Yellow),
        _ => new Style(Color.Blue),
    };

    private void Write(Listing listing)
    {
        if (listing.Path is { } path)
            Say($"{Indent}{path}:\n", Dim);
        foreach (var line in listing.Lines)
        {
            var mark = line.LastIndexOf("   ← PM", StringComparison.Ordinal);
            Say(line.Length == 0 ? "\n" : Indent + (mark < 0 ? line + "\n" : line[..mark]));
            if (mark >= 0)
                Say(line[mark..] + "\n", Strong);
        }
    }

    private static IAnsiConsole Unbroken(Shell shell)
    {
        var console = shell.ConsoleOn(shell.Out, shell.IsOutputTerminal);
        console.Profile.Width = int.MaxValue / 2;
        return console;
    }
}
