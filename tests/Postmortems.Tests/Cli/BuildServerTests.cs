using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

/// <summary>The tool's output does not depend on whose machine it runs on.</summary>
public class BuildServerTests
{
    [Fact]
    public async Task A_build_server_is_no_terminal()
    {
        const string Variable = "GITHUB_ACTIONS";
        var before = Environment.GetEnvironmentVariable(Variable);
        Environment.SetEnvironmentVariable(Variable, "true");
        try
        {
            using var shell = new TestShell();
            shell.Write("content/incidents/a.md", "no report\n");
            Assert.Equal(ExitCode.Findings, await shell.RunAsync("check", "--format", "pretty"));
            Assert.StartsWith("error PM0001", shell.Out, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', shell.Out);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, before);
        }
    }
}
