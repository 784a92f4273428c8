using System.Text.RegularExpressions;
using Postmortems.Cli;
using Postmortems.Cli.Commands;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed partial class HelpTests
{
    [Fact]
    public async Task The_help_of_every_command_ends_in_examples_of_it()
    {
        var commands = CommandLine().Matches(await HelpAsync()).Select(match => match.Groups["name"].Value).ToList();
        Assert.NotEmpty(commands);
        foreach (var command in commands)
        {
            var help = await HelpAsync(command);
            Assert.True(help.Contains("Examples:", StringComparison.Ordinal), $"postmortems {command} --help shows no examples.");
            Assert.All(ExampleLine().Matches(help), line => Assert.Equal(command, line.Groups["name"].Value));
        }
    }

    [Fact]
    public void The_names_that_help_lists_are_those_of_the_data()
    {
        Assert.Equal<string>(ConfigReader.Defaults.Schemes.Select(scheme => scheme.Id), KnownNames.Schemes);
        Assert.Equal<string>(Vocabulary.Identifiers<Phase>(), KnownNames.Phases);
    }

    private static async Task<string> HelpAsync(params string[] command)
    {
        using var shell = new TestShell();
        Assert.Equal(ExitCode.Ok, await shell.RunAsync([.. command, "--help"]));
        return command.Length > 0 ? shell.Out : shell.Out[shell.Out.IndexOf("Commands:", StringComparison.Ordinal)..shell.Out.IndexOf("Examples:", StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"^  (?<name>[a-z]+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"^  postmortems (?<name>[a-z]+)(?! \[)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ExampleLine();
}
