using System.Net;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Serving;

/// <summary>What a save does to the site, the terminal and the band.</summary>
public sealed class RebuildTests
{
    private const string Page = "incidents/a.html";
    private const string Band = "<section class=\"preview\"";

    [Fact]
    public async Task An_edit_is_on_the_page_after_the_next_build()
    {
        await using var served = await ServedLibrary.StartAsync();
        Assert.DoesNotContain(Band, await served.PageWithAsync(Page, "First"));
        served.Write(ServedLibrary.Report, ServedLibrary.Text("Second"));
        var page = await served.PageWithAsync(Page, "Second");
        Assert.Contains($"data-build=\"{served.Build}\"", page);
        Assert.Matches(@"\n\d\d:\d\d:\d\d 1 report: 0 errors, 0 warnings, 0 hints. Built in \d+\.\d s\.", served.Terminal);
    }

    [Fact]
    public async Task An_editor_that_saves_by_rename_is_seen()
    {
        await using var served = await ServedLibrary.StartAsync();
        served.Write("content/incidents/.a.md.swp", ServedLibrary.Text("Second"));
        File.Move(served.PathOf("content/incidents/.a.md.swp"), served.PathOf(ServedLibrary.Report), overwrite: true);
        await served.PageWithAsync(Page, "Second");
    }

    [Fact]
    public async Task A_broken_report_is_told_at_its_line_and_then_mended()
    {
        await using var served = await ServedLibrary.StartAsync();
        served.Write(ServedLibrary.Report, ServedLibrary.Text("[half a list"));
        var page = await served.PageWithAsync(Page, Band);
        Assert.Contains("line 2", page);
        Assert.Contains("PM0002", page);
        await served.LineAsync("content/incidents/a.md:2:8: error PM0002");
        Assert.Contains("href=\"incidents/a.html\">content/incidents/a.md</a>", await served.Browser.GetStringAsync(""));
        Assert.Contains("第 2 行", await served.Browser.GetStringAsync("zh/" + Page));

        served.Write(ServedLibrary.Report, ServedLibrary.Text("Second"));
        Assert.DoesNotContain(Band, await served.PageWithAsync(Page, "Second"));
        Assert.Matches(@"Built in \d+\.\d s, [1-9] mended\.", await served.LineAsync("mended"));
    }

    [Fact]
    public async Task A_finding_that_only_moved_is_no_news()
    {
        await using var served = await ServedLibrary.StartAsync();
        served.Write(ServedLibrary.Report, ServedLibrary.Text("First", "![x](gone.png)"));
        await served.PageWithAsync(Page, "line 7");
        served.Write(ServedLibrary.Report, ServedLibrary.Text("First", "Moved.\n\n![x](gone.png)"));
        await served.PageWithAsync(Page, "line 9");
        Assert.Single(served.Terminal.Split('\n'), line => line.Contains("PM0705", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_of_a_deleted_report_says_whose_it_was()
    {
        await using var served = await ServedLibrary.StartAsync();
        File.Delete(served.PathOf(ServedLibrary.Report));
        await served.PageWithAsync(Page, "This was the page of content/incidents/a.md.");
        using var answer = await served.Browser.GetAsync(Page);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        served.Write(ServedLibrary.Report, ServedLibrary.Text("Back"));
        Assert.DoesNotContain(Band, await served.PageWithAsync(Page, "Back"));
    }

    [Fact]
    public async Task A_picture_goes_with_its_name()
    {
        await using var served = await ServedLibrary.StartAsync();
        served.Write("content/incidents/a/graph.png", "png");
        served.Write(ServedLibrary.Report, ServedLibrary.Text("Graph", "![graph](a/graph.png)"));
        await served.PageWithAsync(Page, "../files/a/graph.png");
        Assert.Equal("png", await served.Browser.GetStringAsync("files/a/graph.png"));

        File.Move(served.PathOf("content/incidents/a/graph.png"), served.PathOf("content/incidents/a/other.png"));
        Assert.Contains("PM0705", await served.PageWithAsync(Page, Band));
        using var gone = await served.Browser.GetAsync("files/a/graph.png");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_broken_config_leaves_the_site_as_it_was_and_is_told_on_every_page()
    {
        await using var served = await ServedLibrary.StartAsync();
        served.Write("postmortems.yml", "title: Test\nlanguages: [en\n");
        var page = await served.PageWithAsync("zh/" + Page, "这里仍是此前的站点");
        Assert.Contains("postmortems.yml", page);
        Assert.Contains("PM0002", await served.Browser.GetStringAsync("404.html"));
        await served.LineAsync("The site stays as it was until the errors of postmortems.yml are mended.");

        served.Write("postmortems.yml", "title: Other\nlanguages: [en, zh]\n");
        Assert.DoesNotContain("这里仍是此前的站点", await served.PageWithAsync("zh/" + Page, "Other"));
    }

    [Fact]
    public async Task A_content_folder_that_goes_and_comes_back_is_told_and_read_again()
    {
        await using var served = await ServedLibrary.StartAsync();
        Directory.Move(served.PathOf("content/incidents"), served.PathOf("content/away"));
        Assert.Contains("First", await served.PageWithAsync(Page, "The last save could not be built."));
        await served.LineAsync("The site stays as it was: There is no folder content/incidents");

        Directory.Move(served.PathOf("content/away"), served.PathOf("content/incidents"));
        served.Write(ServedLibrary.Report, ServedLibrary.Text("Back"));
        Assert.DoesNotContain(Band, await served.PageWithAsync(Page, "Back"));
        served.Write(ServedLibrary.Report, ServedLibrary.Text("And watched again"));
        await served.PageWithAsync(Page, "And watched again");
    }

    [Fact]
    public async Task Two_pages_of_one_address_leave_the_site_as_it_was()
    {
        await using var served = await ServedLibrary.StartAsync();
        // The two small sigmas have one capital: some file systems take these names for one.
        served.Write("content/incidents/σ.md", ServedLibrary.Text("One"));
        served.Write("content/incidents/ς.md", ServedLibrary.Text("Other"));
        Assert.Contains("Two pages share the address incidents/", await served.PageWithAsync(Page, "The last save could not be built."));
        await served.LineAsync("The site stays as it was: Two pages share the address incidents/");
        File.Delete(served.PathOf("content/incidents/ς.md"));
        // Saved anew under another title: the page of the first title may stand since before the second file came.
        served.Write("content/incidents/σ.md", ServedLibrary.Text("Once more"));
        await served.PageWithAsync("incidents/σ.html", "Once more");
        Assert.DoesNotContain(Band, await served.Browser.GetStringAsync(Page));
    }

    [Fact]
    public async Task Many_saves_in_a_row_are_few_builds_and_the_last_one_counts()
    {
        await using var served = await ServedLibrary.StartAsync();
        for (var save = 1; save <= 100; save++)
            served.Write(ServedLibrary.Report, ServedLibrary.Text($"Save {save}."));
        await served.PageWithAsync(Page, "Save 100.");
        Assert.InRange(int.Parse(served.Build.Split('-')[1]), 1, 20);
    }
}
