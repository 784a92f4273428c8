using System.Text.RegularExpressions;
using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed partial class VersionTests
{
    [Fact]
    public async Task It_is_the_one_of_the_build_and_names_the_commit()
    {
        using var shell = new TestShell();
        Assert.Equal(ExitCode.Ok, await shell.RunAsync("--version"));
        var written = Number().Match(File.ReadAllText(Path.Join(Repository.Root, "Directory.Build.props"))).Groups["number"].Value;
        Assert.Matches($@"^{Regex.Escape(written)}( \(commit [0-9a-f]{{40}}\))?\n$", shell.Out.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void It_stands_in_one_place() =>
        Assert.Empty(
            from folder in (string[])["src", "theme", "tests"]
            from path in Repository.Sources(folder, "*.csproj")
            where Number().IsMatch(File.ReadAllText(path))
            select path);

    [GeneratedRegex("<(Version|VersionPrefix|PackageVersion|AssemblyVersion)>(?<number>[^<]+)</", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
