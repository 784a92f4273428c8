using System.Text.RegularExpressions;
using Postmortems.Language;
using Postmortems.Validation;

namespace Postmortems.Tests.Validation;

/// <summary>The manual of rules is true: what its examples mark is reported there, and nothing else is.</summary>
public sealed class RuleManualTests
{
    public static TheoryData<string> Pages { get; } = [.. ManualPage.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_examples_of_a_page_are_reported_at_their_marks_and_nowhere_else(string name)
    {
        var differences = ManualPage.All.Single(page => page.Name == name).Examples.Select(example => example.Difference()).Where(text => text.Length > 0).ToList();
        Assert.True(differences.Count == 0, $"{name}\n{string.Join('\n', differences)}");
    }

    [Fact]
    public void Every_rule_has_one_page_with_its_code_and_name_in_file_name_and_heading() =>
        Assert.Equal(
            RuleSet.Infos.Select(rule => ($"{rule.Code}-{rule.Name}", $"{rule.Code} {rule.Name}")),
            ManualPage.All.Select(page => (page.Name, page.Page.Heading)));

    [Fact]
    public void Every_page_says_why_and_shows_what_is_reported_and_what_is_not() =>
        Assert.All(ManualPage.All, page =>
        {
            var files = page.Examples.SelectMany(example => example.Marked).ToList();
            Assert.True(page.Page.Why.GetValueOrDefault("en") is { Length: > 80 }, $"{page.Name} begins with no paragraph.");
            Assert.True(page.Page.Why.GetValueOrDefault("zh") is { Length: > 30 } why && why.Any(c => c is >= '\u4e00' and <= '\u9fff'), $"{page.Name} does not say in Chinese, in a second paragraph, why.");
            Assert.True(files.Any(file => IsMarked(file, page)), $"{page.Name} shows nothing that is reported.");
            Assert.True(files.Any(file => !IsMarked(file, page)), $"{page.Name} shows nothing that is not.");
        });

    [Fact]
    public void Every_sentence_of_a_rule_is_said_by_an_example()
    {
        var said = ManualPage.All.SelectMany(page => page.Examples)
            .SelectMany(example => example.Findings())
            .Select(finding => (finding.Rule.Name, Text: $"{finding.Message}\n{finding.Help}"))
            .ToHashSet();
        var silent = Sentences.File("en").Keys.Where(key => !key.EndsWith(".help", StringComparison.Ordinal)).Where(key =>
            RuleSet.Find(key.Split('.')[0]) is { } rule && !said.Any(pair => pair.Name == rule.Name && Sentences.Languages.Any(language => IsSaid(key, language, pair.Text)))).ToList();
        Assert.True(silent.Count == 0, $"No example says {string.Join(", ", silent)}.");
    }

    private static bool IsMarked(MarkedFile file, ManualPage page) => file.Expected.Any(mark => mark.Contains(page.Code, StringComparison.Ordinal));

    private static bool IsSaid(string key, string language, string text)
    {
        var sentences = Sentences.File(language);
        var help = sentences.GetValueOrDefault($"{key}.help") ?? sentences.GetValueOrDefault($"{key.Split('.')[0]}.help") ?? "";
        var shape = Regex.Replace(Regex.Escape($"{sentences[key]}\n{help}"), @"\\\{[a-z]+}", ".*", RegexOptions.None, TimeSpan.FromSeconds(1));
        return Regex.IsMatch(text, $@"\A{shape}\z", RegexOptions.None, TimeSpan.FromSeconds(1));
    }
}
