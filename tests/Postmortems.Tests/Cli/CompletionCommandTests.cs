using System.Text.RegularExpressions;
using Postmortems.Cli;
using Postmortems.Cli.Completion;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

/// <summary>Completion and manual beside the help. How bash takes its script is tried by <c>tests/package</c>.</summary>
public sealed partial class CompletionCommandTests
{
    public static TheoryData<string> Shells => [.. ShellScripts.All.Select(script => script.Name)];

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task A_script_knows_every_command_and_every_option_of_the_help(string name)
    {
        var script = await OutputAsync("completion", name);
        foreach (var (command, option) in await OptionsAsync())
            Assert.True(Knows(script, command, name == "fish" ? $"-l {option[2..]} " : option), $"{name} does not know {command} {option}.");
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task A_script_knows_the_words_that_an_option_takes(string name) =>
        Assert.Matches(@"github'?,? '?gitlab'?,? '?json'?,? '?plain'?,? '?pretty'?,? '?sarif", await OutputAsync("completion", name));

    [Fact]
    public async Task The_manual_knows_every_command_and_every_option_of_the_help()
    {
        var page = await OutputAsync("manual");
        foreach (var (command, option) in await OptionsAsync())
        {
            var start = page.IndexOf($".SS postmortems {command}\n", StringComparison.Ordinal);
            Assert.True(start >= 0, command);
            var end = page.IndexOf("\n.S", start + 1, StringComparison.Ordinal);
            Assert.Contains($"\\fB{option.Replace("-", "\\-")}\\fR", page[start..end], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_line_of_the_manual_never_begins_with_a_macro_of_somebodys_own()
    {
        var words = new CommandWords("", ".so /etc/passwd", [], []);
        var page = ManualPage.Write([words, words with { Name = "a", Description = "'tis \\n" }], "1");
        Assert.Contains("\n\\&'tis \\en\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\n.so", page, StringComparison.Ordinal);
    }

    // All that a script says of a command stands on lines that name it.
    private static bool Knows(string script, string command, string option) =>
        script.Split('\n').Any(line => Regex.IsMatch(line, $@"\b{command}\b") && line.Contains(option, StringComparison.Ordinal));

    private static async Task<List<(string Command, string Option)>> OptionsAsync()
    {
        var help = await OutputAsync("--help");
        var commands = CommandLine().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..help.IndexOf("Examples:", StringComparison.Ordinal)]).Select(match => match.Groups["name"].Value);
        var options = new List<(string, string)>();
        foreach (var command in commands)
            options.AddRange(OptionLine().Matches(await OutputAsync(command, "--help")).Select(match => (command, match.Groups["name"].Value)));
        Assert.True(options.Count > 50, $"{options.Count} options");
        return options;
    }

    private static async Task<string> OutputAsync(params string[] args)
    {
        using var shell = new TestShell();
        Assert.Equal(ExitCode.Ok, await shell.RunAsync(args));
        return shell.Out;
    }

    [GeneratedRegex(@"^  (?<name>[a-z]+)\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"^  (-\S+, )*(?<name>--[a-z-]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex OptionLine();
}
