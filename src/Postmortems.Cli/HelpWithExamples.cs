using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Postmortems.Cli;

/// <summary>A command line as one would type it.</summary>
internal sealed record Example(string Line, string What);

/// <summary>The library's help, and below it what one would type.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    // Of classes alone: such a table is compiled with the framework, and not when help is asked for.
    private static readonly Dictionary<string, Example[]> Examples = new()
    {
        [""] =
        [
            new("postmortems init", "a library in this folder, with a report to learn from"),
            new("postmortems new \"Checkout slow\"", "a report from a template"),
            new("postmortems check", "what is wrong with the reports, each fault at its line"),
            new("postmortems build", "the site, in the folder site"),
            new("postmortems serve", "the site in your browser, made anew at each save"),
        ],
        ["init"] =
        [
            new("postmortems init", "a library in this folder; asks on a terminal"),
            new("postmortems init incidents --lang zh --lang en --severities L1-L4 --ci gitlab", "in a folder of its own, Chinese first"),
            new("postmortems init --content docs/postmortems", "where the reports are there already, in a folder of their own"),
            new("postmortems init --no-input --tool-repository example/postmortems", "asks nothing, and names the tool's repository for the workflow"),
        ],
        ["new"] =
        [
            new("postmortems new", "asks what happened, how severe it is and when it was noticed"),
            new("postmortems new \"Checkout slow\" --severity P1 --detected \"2026-03-14 12:05\" --service checkout", "asks nothing that is said here"),
            new("postmortems new \"下单变慢\" --lang zh --template blameless --no-input", "from a script"),
        ],
        ["import"] =
        [
            new("postmortems import ../wiki/postmortems --dry-run", "a folder of Markdown: what would be written, and what was understood"),
            new("postmortems import ../wiki/postmortems", "writes the reports into the library; a second time, nothing has changed"),
            new("postmortems import old.md --timezone Europe/Berlin --lang en", "one report, with what it does not say itself"),
            new("postmortems import incidents.csv --map \"Kunde=services,Beginn=started\"", "a table: a report a row, with columns of your own"),
            new("postmortems import jira-export.json channel/2024-05-01.json", "tickets, and a channel as a timeline; pagerduty likewise"),
            new("postmortems import ../export", "what an export wrote, or another library: the same files at the same places"),
            new("postmortems import report.md -o content/incidents/old --json", "into a folder of their own, with a summary for a script"),
        ],
        ["check"] =
        [
            new("postmortems check", "the whole library"),
            new("postmortems check content/incidents/2026", "what is wrong in one folder"),
            new("postmortems check --changed-since main", "what this branch has touched"),
            new("postmortems check --fix", "mends what is beyond doubt, and says what is left"),
            new("postmortems check --diff", "shows what --fix would change"),
            new("postmortems check --format github", "annotations on a pull request"),
            new("postmortems check --format sarif > findings.sarif", "for code scanning; gitlab and json are for other programs"),
            new("postmortems check --stdin --stdin-filename content/incidents/2026/slow.md", "a report that is not saved yet, as an editor holds it"),
            new("postmortems check docs/postmortems --strict", "any folder of Markdown; warnings fail too"),
        ],
        ["review"] =
        [
            new("postmortems review --changed-since main", "a comment in Markdown, for a pull request from this branch"),
            new("postmortems review content/incidents/2026/slow.md", "what happened before this incident, and what was promised then"),
        ],
        ["explain"] =
        [
            new("postmortems explain", "every rule on a line of its own"),
            new("postmortems explain PM0204", "why it asks, what it reports, how to allow it; a name does as well"),
            new("postmortems explain PM0204 --lang zh", "the same in Chinese"),
            new("postmortems explain --all --format markdown > rules.md", "the whole manual, as a document"),
        ],
        ["analyze"] =
        [
            new("postmortems analyze", "the last quarter with an incident"),
            new("postmortems analyze --quarter 2026-q3", "one quarter, against the four before"),
            new("postmortems analyze --year 2026 --format json", "a year, for another program"),
            new("postmortems analyze --json ../shop", "of another library, with what is alike in it"),
            new("postmortems analyze --format csv > figures.csv", "the same figures for a spreadsheet"),
        ],
        ["similar"] =
        [
            new("postmortems similar 2026-05-01-checkout", "what is like a report, and why"),
            new("postmortems similar \"pool of connections empty after retries\"", "has this happened before?"),
            new("postmortems similar --json < alert.txt", "of a text from elsewhere, for another program"),
        ],
        ["hypotheses"] =
        [
            new("postmortems hypotheses content/incidents/2026/slow.md", "what came before the incident, the nearest first"),
            new("postmortems hypotheses 2026-03-14-slow --json", "the same for another program"),
        ],
        ["build"] =
        [
            new("postmortems build", "the site, in the folder site"),
            new("postmortems build -o public --base-url https://example.org/postmortems/", "for a host whose address is known"),
            new("postmortems build --today 2026-09-30", "as it stood on that day"),
            new("postmortems build --edition public", "what everybody may read, in the folder site-public"),
        ],
        ["serve"] =
        [
            new("postmortems serve --open", "write in the editor, read in the browser"),
            new("postmortems serve --port 8080", "at a port of your own; 0 takes any that is free"),
        ],
        ["open"] =
        [
            new("postmortems open \"Checkout slow\" --severity P1 --service checkout --commander ada", "a draft with its checklist; its clocks run in this terminal"),
            new("postmortems open 2026-03-14-checkout-slow", "the clocks of one that is open already"),
            new("postmortems open \"下单变慢\" --severity L2 --lang zh --at 12:05 --watch false", "noticed at 12:05; shows the clocks once"),
        ],
        ["log"] =
        [
            new("postmortems log \"Rolled back to 41\" --phase mitigated", "now, in the incident that is going on"),
            new("postmortems log \"客服收到第一个投诉\" --at 12:05 --report 2026-03-14-slow", "earlier, in the report that is named"),
        ],
        ["close"] =
        [
            new("postmortems close", "the incident that is going on is over now"),
            new("postmortems close 2026-03-14-checkout-slow --at 14:10", "the one that is named was over at that time"),
        ],
        ["notice"] =
        [
            new("postmortems notice content/incidents/2026/slow.md --kind internal", "in Markdown, to copy; the places to fill in are named"),
            new("postmortems notice slow --kind customer --lang zh --format html -o notice.html", "as a mail, in Chinese"),
            new("postmortems notice slow --kind war-room --format slack --fill \"Cause=a full disk, we think\"", "the JSON that Slack takes, one blank filled in"),
            new("postmortems notice slow --kind customer --send statuspage --yes", "sends it; without --yes it shows what would be sent"),
        ],
        ["actions"] =
        [
            new("postmortems actions", "what is overdue, due soon and open"),
            new("postmortems actions --team payments --due-within 7d", "a team's week"),
            new("postmortems actions --by owner --owner none", "what has no owner"),
            new("postmortems actions --overdue --fail-on overdue", "exit code 1 while anything is overdue"),
            new("postmortems actions --json | jq '.actions[] | select(.days_left == 0)'", "for a script"),
            new("postmortems actions --format issues --due-within 14d", "an issue for each team, for a workflow"),
        ],
        ["export"] =
        [
            new("postmortems export", "everything, in the folder export"),
            new("postmortems export --format csv -o tables", "a file each table, for a spreadsheet"),
            new("postmortems export --format sqlite && sqlite3 library.sqlite 'SELECT * FROM overdue_actions'", "questions of your own; .schema names tables and views"),
            new("postmortems export --format json -o - | jq '.incidents[].title'", "into another program"),
            new("postmortems export --format markdown -o ../elsewhere", "the reports byte for byte, with what they link to"),
        ],
        ["schema"] =
        [
            new("postmortems schema report --output .vscode/report.schema.json", "the front matter, with the levels and services of this library"),
            new("postmortems schema config > postmortems.schema.json", "postmortems.yml, for an editor that knows JSON Schema"),
        ],
        ["completion"] =
        [
            new("postmortems completion bash > ~/.local/share/bash-completion/completions/postmortems", "for bash; zsh and fish have folders of their own"),
            new("postmortems completion powershell | Out-String | Invoke-Expression", "in the profile of PowerShell"),
        ],
        ["manual"] =
        [
            new("postmortems manual | man -l -", "reads it; -l is of the man of Linux, and on macOS mandoc does it"),
            new("postmortems manual > ~/.local/share/man/man1/postmortems.1", "for man postmortems, from then on"),
        ],
    };

    // ParseResult.Configuration has no error here: help ends the run, whatever else was typed.
    public override bool ClearsParseErrors => true;

    /// <param name="command">Empty for the tool itself.</param>
    public static IReadOnlyList<Example> Of(string command) => Examples.GetValueOrDefault(command, []);

    public override int Invoke(ParseResult parseResult)
    {
        var exit = help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        var examples = Of(command is RootCommand ? "" : command.Name);
        if (examples.Count == 0)
            return exit;
        output.WriteLine("Examples:");
        foreach (var (line, what) in examples)
        {
            output.WriteLine($"  {line}");
            output.WriteLine($"      {what}");
        }

        output.WriteLine();
        // What only tells or writes does not fail for what the reports lack.
        var findings = command is RootCommand or { Name: "init" or "new" or "check" or "build" or "serve" } ? " 1 the reports have errors," : command is { Name: "actions" } ? " 1 --fail-on has found something," : "";
        output.WriteLine($"Exit codes: 0 all is well,{findings} 2 the tool could not do its work.");
        return exit;
    }
}
