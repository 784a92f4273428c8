using System.Collections.Immutable;
using System.CommandLine;
using System.Text;

namespace Postmortems.Cli.Completion;

/// <summary>The tool's page for <c>man</c>, in the macros of man(7), which groff and mandoc both read.</summary>
internal static class ManualPage
{
    /// <param name="commands">The tool itself first.</param>
    public static string Write(ImmutableArray<CommandWords> commands, string version)
    {
        var page = new StringBuilder();
        Line(page, $".TH POSTMORTEMS 1 \"\" \"postmortems {version}\" \"User Commands\"");
        Line(page, ".SH NAME");
        Line(page, $"postmortems \\- {Text(char.ToLowerInvariant(commands[0].Description[0]) + commands[0].Description[1..].TrimEnd('.'))}");
        Line(page, ".SH SYNOPSIS");
        Line(page, ".B postmortems");
        Line(page, ".I command");
        Line(page, "[\\fIoption\\fR ...]");
        Line(page, ".SH DESCRIPTION");
        Line(page, Text("Incident reports are Markdown with YAML front matter in a git repository. postmortems names each fault at its line with what to write instead, and compiles the reports into a static site."));
        Line(page, ".SH OPTIONS");
        Options(page, commands[0]);
        Line(page, ".SH COMMANDS");
        foreach (var command in commands.Skip(1))
            Command(page, command);
        Line(page, ".SH EXIT STATUS");
        Entry(page, "0", "All is well.");
        Entry(page, "1", "The reports have errors: check, build, serve, init and new tell so.");
        Entry(page, "2", "The tool could not do its work.");
        Line(page, ".SH EXAMPLES");
        Examples(page, "");
        return page.ToString();
    }

    private static void Command(StringBuilder page, CommandWords command)
    {
        Line(page, $".SS postmortems {command.Name}");
        Line(page, Text(command.Description));
        foreach (var argument in command.Arguments)
            Entry(page, $"\\fI{Text(argument.Name)}\\fR{(argument.Arity.MaximumNumberOfValues > 1 ? " ..." : "")}", argument.Description);
        Options(page, command);
        Line(page, ".PP");
        Examples(page, command.Name);
    }

    private static void Options(StringBuilder page, CommandWords command)
    {
        foreach (var option in command.Options)
            Entry(page, string.Join(", ", option.Names.Select(name => $"\\fB{Text(name)}\\fR")) + (option.Takes ? $" \\fI{Text(option.HelpName)}\\fR" : ""), option.Description);
    }

    private static void Examples(StringBuilder page, string command)
    {
        Line(page, ".nf");
        foreach (var (line, what) in HelpWithExamples.Of(command))
        {
            Line(page, Text(line));
            Line(page, $"    {Text(what)}");
        }

        Line(page, ".fi");
    }

    private static void Entry(StringBuilder page, string head, string text)
    {
        Line(page, ".TP");
        Line(page, head);
        Line(page, Text(text));
    }

    // A hyphen that is typed is "\-"; a line that begins with a dot or an apostrophe would be a macro.
    private static string Text(string text)
    {
        var safe = text.Replace("\\", "\\e").Replace("-", "\\-").ReplaceLineEndings(" ");
        return safe.StartsWith('.') || safe.StartsWith('\'') ? $"\\&{safe}" : safe;
    }

    private static void Line(StringBuilder page, string line) => page.Append(line).Append('\n');
}
