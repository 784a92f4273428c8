using Postmortems.Importing;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Importing;

/// <summary>Other people's reports, if they are on this machine, and ones that are put together at random.</summary>
public sealed class CollectionImportTests
{
    private static readonly string[] Pieces =
    [
        "# 2021-05-10: Queue stuck", "# Summary", "## Timeline", "### Timeline (all times UTC)", "## Action items", "### 10:15", "### 2021-05-11 09:00 AM PST", "Plain words, no more.",
        "- 10:20 alert\n- 10:40 back", "1. 10:20 alert\n2. no time here\n3. 09:00 earlier", "- 2021-05-12\n  - 10:00 inner\n  - later", "| Time | What |\n| --- | --- |\n| 10:05 | alert |\n| ? | more |",
        "| Action | Status |\n| --- | --- |\n| mend it | **DONE** |", "| 字段 | 值 |\n|---|---|\n| 级别 | P1 |\n| 负责人 | 小林 |", "**Severity**: P1", "**日期**: 2025年3月6日\n**影响**: 变慢",
        "**10:02 AM** - Pager\n**10:40** - Quiet", "```\n## code\n10:00 x\n```", "    indented 10:00", "> quoted: words", "<div class=\"x\">raw</div>", "::: {.callout}\ninside\n:::", "[a]{.b} *c*{.d}",
        "## Lessons", "### What went well", "- good", "Words\n-----", "Title\n=====", "- [ ] task @ana due:2021-06-01", "[^1]: a note[^1]", "[ref]: https://example.org/10:00", "---", "* a\n\n  b\n\n      code",
        "## 时间线", "- 8月12日 20:05 告警\n- 下午8点40分 恢复", "2023-MM-DD: nothing", "- 2023-MM-DD[^1]: nothing 10:75", "![](x.png)", "Line one\\\nline two", "<!-- a comment -->", "## ", "#", "- ", "|", "\t- 10:00 tabbed",
    ];

    [FullTextFact]
    public void No_word_of_other_peoples_reports_is_lost() =>
        Assert.Empty(
            from file in Files()
            let text = File.ReadAllText(file)
            let missing = Words.Missing(text, string.Join('\n', Imported.All(text, Name(file)).Select(report => report.Text)))
            where missing.Count > 0
            select $"{Name(file)}: {string.Join(' ', missing.Take(8))}");

    [FullTextFact]
    public void They_pass_the_check_but_for_secrets() =>
        Assert.Empty(
            from file in Files()
            from report in Imported.All(File.ReadAllText(file), Name(file))
            from error in Imported.Errors(report)
            where !error.Contains("PM0701", StringComparison.Ordinal)
            select $"{report.Source}: {error}");

    [Fact]
    public void No_word_of_a_report_that_is_put_together_at_random_is_lost()
    {
        var state = 20260930u;
        for (var i = 0; i < 400; i++)
        {
            var text = string.Join("\n\n", Enumerable.Range(0, 3 + (int)(Next() % 14)).Select(_ => Pieces[Next() % Pieces.Length])) + "\n";
            var result = All(text);
            var missing = Words.Missing(text, result);
            Assert.True(missing.Count == 0, $"Lost: {string.Join(' ', missing)}\n=== of\n{text}\n=== in\n{result}");
            Assert.Equal(result, All(text));
        }

        static string All(string text) => string.Join('\n', Imported.All(text, "old/2021-05-10-x.md").Select(report => report.Text));

        // Xorshift: the same documents on every machine.
        uint Next()
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return state;
        }
    }

    [Fact]
    public void Several_incidents_in_one_file_become_as_many_reports()
    {
        var reports = Imported.All("Our year.\n\n## 故障一\n\n### 现象\n\n慢。\n\n### 原因\n\n满。\n\n## 故障二\n\n### 现象\n\n错。\n\n### 原因\n\n旧。\n", "year.md");
        Assert.Equal(["故障一", "故障二"], reports.Select(report => Imported.Read(report).Incident!.Title));
        Assert.Contains("Our year.", reports[0].Text);
        Assert.Contains("## 原因\n\n旧。", reports[1].Text);
    }

    [Theory]
    [InlineData("# 2021-05-10, Slow\n\n## Timeline\n\n### 10:00\n\nIt begins.\n\n## May 11, 09:00\n\nIt ends.\n\n## Action items\n\n- mend\n", 2)]
    [InlineData("# Slow\n\n### Timeline (all times PST). Approximate\n----\n\n**June 14th, 2022, 10:00 AM:** one\n\n**June 14th, 2022, 1:00 PM:** two\n", 2)]
    [InlineData("# Slow\n\n## Timeline\n\n| Day | Date (2022) | Time (PST) | Event |\n|---|---|---|---|\n| Mon | Jun 27 | 13:47 | off |\n| Tues | Jun 28 | 20:28 | on |\n", 2)]
    [InlineData("# Slow\n\n## Timeline\n\n- 2022-06-27 14:46 answer\n- 14:44 talk\n", 2)]
    [InlineData("# Slow\n\n## Timeline\n\n- 2022-06-27 23:50 off\n- 0:10 on\n", 2)]
    public void A_timeline_is_read_in_whatever_shape(string text, int lines)
    {
        var report = Imported.Markdown(text, "x.md");
        Assert.Equal(lines, Imported.Read(report).Incident!.Timeline.Entries.Count(entry => entry.At?.Date is not null));
        Assert.Empty(Imported.Errors(report));
        Assert.Empty(Words.Missing(text, report.Text));
    }

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Repository.FullTexts!, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".md" or ".qmd" or ".mdx").Order(StringComparer.Ordinal);

    private static string Name(string file) => Path.GetRelativePath(Repository.FullTexts!, file).Replace(Path.DirectorySeparatorChar, '/');
}
