using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Editions;

/// <summary>Which editions there are, and where they go.</summary>
public sealed class EditionCommandTests : IDisposable
{
    private readonly TestShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Each_edition_has_a_folder_of_its_own_and_its_pages_say_which_it_is()
    {
        _shell.Write("content/incidents/a.md", "---\ntitle: Open to all\naudience: public\n---\n");
        _shell.Write("content/incidents/b.md", "---\ntitle: Kept inside\n---\n");
        _shell.Write("postmortems.yml", "languages: [en, zh]\neditions:\n  partners: {reports: all}\n");
        await _shell.RunAsync("build");
        await _shell.RunAsync("build", "--edition", "public");
        await _shell.RunAsync("build", "--edition", "partners");
        Assert.Contains("Kept inside", _shell.Read("site/incidents.html"));
        Assert.DoesNotContain("Public edition", _shell.Read("site/index.html"));
        Assert.Contains("Open to all", _shell.Read("site-public/incidents.html"));
        Assert.DoesNotContain("Kept inside", _shell.Read("site-public/incidents.html"));
        Assert.Contains("Public edition", _shell.Read("site-public/index.html"));
        Assert.Contains("公开版", _shell.Read("site-public/zh/index.html"));
        Assert.Contains("Kept inside", _shell.Read("site-partners/incidents.html"));
        Assert.Contains("Edition for partners", _shell.Read("site-partners/index.html"));
    }

    [Fact]
    public async Task An_edition_that_nobody_declared_is_refused_with_those_that_there_are()
    {
        _shell.Write("content/incidents/a.md", "---\ntitle: A\n---\n");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("build", "--edition", "pubic"));
        Assert.Contains("There is no edition 'pubic'. There are internal, public;", _shell.Error);
        Assert.False(_shell.Exists("site-pubic"));
    }

    [Theory]
    [InlineData("editions: {public: {internal_keys: [onwer]}}")]
    [InlineData("editions: {public: {internal_key: [owner]}}")]
    [InlineData("editions: {public: {people: rolles}}")]
    [InlineData("editions: {internal: {people: roles}}")]
    [InlineData("editions: {Public: {people: names}}")]
    [InlineData("edition: {public: {people: names}}")]
    public async Task A_config_with_a_slip_makes_no_edition_but_the_internal_one(string config)
    {
        _shell.Write("postmortems.yml", config + "\n");
        _shell.Write("content/incidents/a.md", "---\ntitle: A\naudience: public\n---\n");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("build", "--edition", "public"));
        Assert.Contains("The config has errors, so nobody can say what the edition 'public' withholds.", _shell.Error);
        Assert.NotEqual(ExitCode.Failure, await _shell.RunAsync("build"));
    }

    [Fact]
    public async Task A_report_that_cannot_be_told_is_left_out_and_named()
    {
        _shell.Write("content/incidents/a.md", "---\ntitle: A\naudience: public\ninternal_keys: [onwer]\nowner: Ann\n---\n");
        await _shell.RunAsync("build", "--edition", "public");
        Assert.Contains("content/incidents/a.md is not in this edition", _shell.Error);
        Assert.False(_shell.Exists("site-public/incidents/a.html"));
    }

    [Fact]
    public async Task A_logo_that_cannot_be_cleaned_stops_the_build()
    {
        _shell.Write("postmortems.yml", "brand: {logo: logo.png}\n");
        _shell.Write("logo.png", "no picture");
        _shell.Write("content/incidents/a.md", "---\ntitle: A\naudience: public\n---\n");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("build", "--edition", "public"));
        Assert.Contains("logo.png is a picture", _shell.Error);
    }

    [Fact]
    public async Task Of_the_playbook_it_has_the_chapters_that_say_so()
    {
        _shell.Write("content/incidents/a.md", "---\ntitle: A\naudience: public\n---\n");
        _shell.Write("content/playbook/open.en.md", "---\ntitle: Open chapter\naudience: public\n---\n\nSeen [hidden]{.internal}. [There](shut.en.md)\n");
        _shell.Write("content/playbook/shut.en.md", "---\ntitle: Shut chapter\n---\n\nNot seen.\n");
        await _shell.RunAsync("build", "--edition", "public");
        Assert.Equal(["open.html"], Directory.EnumerateFiles(Path.Join(_shell.Folder, "site-public/playbook")).Select(Path.GetFileName));
        var page = _shell.Read("site-public/playbook/open.html");
        Assert.Contains("Seen. There", page);
        Assert.DoesNotContain("hidden", page.Replace("aria-hidden", "", StringComparison.Ordinal).Replace(" hidden", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_of_an_edition_stays_away_from_the_reports()
    {
        _shell.Write("content/incidents/a.md", "---\ntitle: A\naudience: public\n---\n");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("export", "--format", "markdown", "--edition", "public", "-o", "content/incidents/out"));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("export", "--format", "markdown", "--edition", "public"));
        Assert.True(_shell.Exists("export-public/incidents/a.md"));
    }
}
