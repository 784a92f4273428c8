using Postmortems.Reading;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

/// <summary>A site says how many reports it is silent about, and why.</summary>
public sealed class LeftOutTests : IDisposable
{
    private readonly TestShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Pages_say_how_many_reports_are_left_out_and_why()
    {
        Write("a", "---\nid: a\ntitle: Slow\n---\nText.\n");
        Write("b", "---\nid: a\ntitle: Slow again\n---\nText.\n");
        Write("long", $"---\ntitle: Long\n---\n{new string('x', IncidentReader.MaxLength)}\n");
        Write("longer", $"---\ntitle: Longer\n---\n{new string('x', 2 * IncidentReader.MaxLength)}\n");
        Write("\u3000", "---\ntitle: Nameless\n---\nText.\n");
        _shell.Write("postmortems.yml", "title: Ours\nlanguages: [en, zh]\n");
        await _shell.RunAsync("build");
        Assert.Contains("<a href=\"data.html#left-out\">4 left out</a>", _shell.Read("site/index.html"));
        Assert.Contains("另有 4 份未收录", _shell.Read("site/zh/index.html"));
        var data = _shell.Read("site/data.html");
        Assert.Contains("2 reports are too long to be read.", data);
        Assert.Contains("One report has no name that a page could have.", data);
        Assert.Contains("One report has an id that belongs to another.", data);
        Assert.Contains("2 份报告太长，没有读取。", _shell.Read("site/zh/data.html"));
    }

    [Fact]
    public async Task Where_every_report_has_its_page_nothing_is_said()
    {
        Write("a", "---\ntitle: Slow\n---\nText.\n");
        await _shell.RunAsync("build");
        Assert.DoesNotContain("left-out", _shell.Read("site/index.html"));
        Assert.DoesNotContain("left-out", _shell.Read("site/data.html"));
    }

    private void Write(string name, string text) => _shell.Write($"content/incidents/{name}.md", text);
}
