using Postmortems.Diagnostics;
using Spectre.Console;

namespace Postmortems.Cli.Output;

/// <summary>For people: each finding with the line it is about, the place underlined, and what to write instead.</summary>
internal sealed class PrettyFormat : IFindingFormat
{
    private static readonly Style Dim = new(Color.Grey);
    private static readonly Style Strong = new(decoration: Decoration.Bold);

    public string Name => "pretty";

    public void Write(FindingList list, Shell shell)
    {
        var console = shell.ConsoleOn(shell.Out, shell.IsOutputTerminal);
        // A code frame that is broken by the console says nothing any more; lines are cut to a window instead.
        console.Profile.Width = int.MaxValue / 2;
        foreach (var finding in list.Findings)
            Write(console, finding, list.Prefix);
        if (list.Findings.Count(finding => finding.Mend is not null) is > 0 and var mends)
            console.Write(new Text($"postmortems check --fix mends {mends} of them; --diff shows how.\n", Dim));
        if (!list.Findings.IsEmpty)
            console.Write(new Text($"postmortems explain {CodeOf(list)} says why, and how to allow it.\n", Dim));
    }

    private static string CodeOf(FindingList list) =>
        list.Findings.Select(finding => finding.Rule.Code).Distinct().ToList() is [var only] ? only : "CODE";

    private static void Write(IAnsiConsole console, Diagnostic finding, string prefix)
    {
        var colour = finding.Severity switch
        {
            DiagnosticSeverity.Error => Color.Red,
            DiagnosticSeverity.Warning => Color.Yellow,
            _ => Color.Blue,
        };
        var (line, column) = finding.Source.Position(finding.Span.Start);
        var frame = CodeFrame.Of(finding);
        var gutter = new string(' ', frame.Number.Length);

        console.Write(new Text(finding.Severity.Label(), new Style(colour, decoration: Decoration.Bold)));
        console.Write(new Text($" {finding.Rule.Code} {finding.Rule.Name}", Dim));
        console.Write(new Text($": {Printable.Line(finding.Message)}\n", Strong));
        console.Write(new Text($"{gutter}--> {Printable.Line(prefix + finding.Source.Path)}:{line}:{column}\n", Dim));
        console.Write(new Text($"{frame.Number} | ", Dim));
        console.Write(new Text($"{frame.Line}\n"));
        console.Write(new Text($"{gutter} | ", Dim));
        console.Write(new Text($"{frame.Underline}\n", new Style(colour)));
        if (finding.Help is { } help)
        {
            console.Write(new Text($"{gutter} = ", Dim));
            console.Write(new Text($"{Printable.Line(help)}\n"));
        }

        console.Write(new Text("\n"));
    }
}
