using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

/// <summary>Tests that reports name are looked for where they may lie: below the library, and below the top of its repository.</summary>
public sealed class RegressionTestPathTests : IDisposable
{
    private const string Report = "---\ntitle: Slow\nseverity: L3\ntimes:\n  detected: 2024-03-14T12:00Z\nmissed_tests:\n  - {gate: unit, regression_test: \"tests/pool_test.py::test_empty\"}\n---\nCheckout was slow.\n";

    private readonly TestShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_test_that_is_not_there_is_reported()
    {
        _shell.Write("content/incidents/a.md", Report);
        await _shell.RunAsync("check");
        Assert.Equal("content/incidents/a.md:7:35: warning PM0408 there is no file 'tests/pool_test.py' in the repository\n", _shell.Out);
    }

    [Fact]
    public async Task A_test_beside_the_content_folder_is_found()
    {
        _shell.Write("content/incidents/a.md", Report);
        _shell.Write("tests/pool_test.py", "pass");
        await _shell.RunAsync("check");
        Assert.Equal("", _shell.Out);
    }

    [Fact]
    public async Task A_library_in_a_folder_of_its_repository_names_tests_from_the_top()
    {
        _shell.Write("docs/postmortems/content/incidents/a.md", Report);
        _shell.Write("tests/pool_test.py", "pass");
        _shell.Write(".git/HEAD", "ref: refs/heads/main");
        await _shell.RunAsync("check", "--root", "docs/postmortems");
        Assert.DoesNotContain("PM0408", _shell.Out);
    }
}
