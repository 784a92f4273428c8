using Postmortems.Cli;
using Postmortems.Cli.Output;
using Postmortems.Language;
using Postmortems.Tests.Support;
using Postmortems.Validation;

namespace Postmortems.Tests.Cli;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly TestShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("PM0204")]
    [InlineData("pm0204")]
    [InlineData("timeline-out-of-order")]
    public async Task A_rule_is_explained_by_code_and_by_name(string rule)
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("explain", rule));
        Assert.StartsWith("PM0204 timeline-out-of-order error\n\nA line that is certainly earlier than one above it.", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("\n    - 2026-03-14 12:00 **started** Orders time out.   ← PM0204\n", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("\n    allow:\n      - rule: timeline-out-of-order\n", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("\n    rules:\n      timeline-out-of-order: off\n", _shell.Out, StringComparison.Ordinal);
        Assert.Equal("", _shell.Error);
    }

    [Fact]
    public async Task In_Chinese_the_sentences_are_Chinese_and_the_examples_too_where_there_are_some()
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("explain", "PM0808", "--lang", "zh"));
        Assert.Contains("\n会报告：\n", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("title: 午高峰下单超时   ← PM0808", _shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Reported:", _shell.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timeline-out-of-ordr", "PM0204 timeline-out-of-order")]
    [InlineData("out of order", "PM0204 timeline-out-of-order, PM0205 milestones-out-of-order")]
    [InlineData("PM0210x", "PM0210 zero-length-interval")]
    public async Task A_rule_that_is_not_there_is_refused_with_the_nearest(string rule, string nearest)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("explain", rule));
        Assert.Contains($"There is no rule '{rule}'. Nearest: {nearest}", _shell.Error, StringComparison.Ordinal);
        Assert.Equal("", _shell.Out);
    }

    [Fact]
    public async Task Without_a_rule_all_are_listed_by_groups_and_how_to_ask_for_one()
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("explain"));
        var lines = _shell.Out.Split('\n');
        Assert.Equal(RuleSet.Infos.Select(rule => rule.Code), lines.Where(line => line.StartsWith("  PM", StringComparison.Ordinal)).Select(line => line[2..8]));
        Assert.Contains("Deadlines", lines);
        Assert.StartsWith("postmortems explain CODE says why", lines[^2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    public async Task All_of_them_are_explained_in_the_order_of_codes(string format)
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("explain", "--all", "--format", format));
        var headings = _shell.Out.Split('\n').Select(line => line.TrimStart('#', ' ')).Where(line => RuleSet.Infos.Any(rule => line.StartsWith($"{rule.Code} {rule.Name} ", StringComparison.Ordinal)));
        Assert.Equal(RuleSet.Infos.Select(rule => rule.Code), headings.Select(line => line[..6]));
    }

    [Fact]
    public async Task All_and_one_exclude_each_other()
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("explain", "--all", "PM0204"));
        Assert.Contains("--all explains every rule.", _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_shows_what_is_reported_and_what_is_not_in_every_language() =>
        Assert.All(
            from rule in RuleSet.Infos
            from language in Sentences.Languages
            select (rule, language),
            pair =>
            {
                var page = RuleManual.Of(pair.rule.Code);
                Assert.Contains(Examples.Bad(page, pair.language), file => file.Lines.Any(line => line.EndsWith($"← {pair.rule.Code}", StringComparison.Ordinal)));
                var good = Examples.Good(page, pair.language).ToList();
                Assert.NotEmpty(good);
                Assert.DoesNotContain(good, file => file.Lines.Any(line => line.Contains('←', StringComparison.Ordinal)));
            });

    [Theory]
    [InlineData("one two three", 8, "one two|three")]
    [InlineData("一二三四五，六", 10, "一二三四五，|六")]
    [InlineData("averylongword b", 4, "averylongword|b")]
    [InlineData("在 front matter 里", 8, "在 front|matter|里")]
    public void Prose_is_broken_where_a_line_is_full(string text, int cells, string lines) =>
        Assert.Equal(lines, string.Join('|', WrappedText.Lines(text, cells)));

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("一二三", 5, "一二…")]
    public void A_sentence_is_cut_to_its_room(string text, int cells, string cut) => Assert.Equal(cut, WrappedText.Cut(text, cells));

    [Theory]
    [InlineData("zh_CN.UTF-8", null, "zh")]
    [InlineData(null, "zh_TW", "zh")]
    [InlineData("C", "zh_CN", "en")]
    [InlineData(null, null, "en")]
    public void The_locale_chooses_the_language(string? all, string? lang, string language) =>
        Assert.Equal(language, global::Postmortems.Cli.Shell.LanguageOf(name => name switch { "LC_ALL" => all, "LANG" => lang, _ => null }));

    [Fact]
    public async Task Findings_for_people_end_in_how_to_ask_for_more()
    {
        _shell.Write("content/incidents/a.md", "---\ntitle: a\nseverity: S9\n---\n");
        await _shell.RunAsync("check", "--format", "pretty");
        Assert.StartsWith("postmortems explain CODE says why", _shell.Out.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.Equal(1, _shell.Out.Split("postmortems explain").Length - 1);
    }

    [Fact]
    public async Task One_rule_is_named_to_be_asked_for()
    {
        _shell.Write("content/incidents/a.md", "---\ntitle: a\nseverity: L3\ntimes: {detected: 2026-03-14T12:00Z}\nkye: 1\n---\nSlow.\n");
        await _shell.RunAsync("check", "--format", "pretty");
        Assert.Contains("postmortems explain PM0003 says why, and how to allow it.\n", _shell.Out, StringComparison.Ordinal);
    }
}
