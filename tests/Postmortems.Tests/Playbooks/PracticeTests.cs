using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Postmortems.Diagnostics;
using Postmortems.Playbooks;
using Postmortems.Schemas;
using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Tests.Support;
using Postmortems.Validation;

namespace Postmortems.Tests.Playbooks;

/// <summary>What the chapters say is answered somewhere is answered there.</summary>
public sealed partial class PracticeTests
{
    private static readonly ImmutableArray<Practice> BuiltIn =
        [.. Playbook.Read([], An.Options).Chapters.SelectMany(chapter => chapter.Parts).OfType<PracticesPart>().SelectMany(part => part.Practices)];

    [Fact]
    public void Every_row_names_a_place()
    {
        Assert.True(BuiltIn.Length > 100);
        Assert.DoesNotContain(BuiltIn, practice => All(practice).All(kind => kind.IsEmpty));
    }

    [Fact]
    public void Every_chapter_and_every_rule_of_a_row_is_one()
    {
        var chapters = Playbook.Read([], An.Options).In("en").Select(chapter => chapter.Id).ToHashSet();
        Assert.Empty(BuiltIn.SelectMany(practice => practice.Chapters).Select(chapter => chapter.Name).Where(chapter => !chapters.Contains(chapter)));
        Assert.Empty(BuiltIn.SelectMany(practice => practice.Rules).Select(rule => rule.Name).Where(rule => RuleSet.Find(rule) is null));
    }

    [Fact]
    public async Task Every_command_of_a_row_is_one()
    {
        using var shell = new TestShell();
        await shell.RunAsync("--help");
        var commands = CommandLine().Matches(shell.Out).Select(match => match.Groups["name"].Value).ToHashSet();
        Assert.Contains("check", commands);
        Assert.Empty(BuiltIn.SelectMany(practice => practice.Commands).Select(command => command.Name).Where(command => !commands.Contains(command)));
    }

    [Fact]
    public void Every_field_of_a_row_can_be_written() =>
        Assert.Empty(BuiltIn.SelectMany(practice => practice.Fields).Select(field => field.Name).Where(field => !IsKey([FieldSpec.Document("report")], field.Split('.'))));

    [Fact]
    public void Every_page_that_a_row_can_name_is_in_every_site()
    {
        var text = $"---\ntitle: Own\n---\n```practices\nrows: [{{asks: All, pages: [{string.Join(", ", PracticesReader.Pages)}]}}]\n```\n";
        var library = Library.Of([], An.Options, An.Today) with { Playbook = Playbook.Read([new SourceFile("content/playbook/own.en.md", text)], An.Options) };
        var pages = SitePlan.Pages(library);
        var block = Assert.IsType<PracticesBlock>(Assert.Single(pages.OfType<ChapterPage>().Single(page => page.Title == "Own").Blocks));
        var places = Assert.Single(Assert.Single(block.Practices).Places).Places;
        Assert.Equal(PracticesReader.Pages.Length, places.Length);
        Assert.All(places, place => Assert.Contains(pages, page => page.Path == place.Path));
    }

    [Theory]
    [InlineData("{asks: Look, chapters: [nope]}", "PM0019")]
    [InlineData("{asks: Look, pages: [nope]}", "PM0013")]
    [InlineData("{asks: Look, rules: [nope]}", "PM0017")]
    [InlineData("{asks: Look, links: [nope]}", "PM0003")]
    [InlineData("{pages: [actions]}", "PM0004")]
    public void A_row_that_leads_nowhere_is_a_finding_at_its_place(string row, string code)
    {
        var text = $"---\ntitle: Own\n---\n```practices\nrows:\n  - {row}\n```\n";
        var terms = new CheckTerms(An.Options, An.Today) { Playbook = Playbook.Read([new SourceFile("content/playbook/own.en.md", text)], An.Options) };
        var finding = Assert.Single(new Checker(terms).Conclude([]));
        Assert.Equal($"6 {code}", Assert.Single(An.Lines([finding])));
    }

    /// <summary>What is the same in every language.</summary>
    internal static string Names(Practice practice) => string.Join(" | ", All(practice).Select(kind => string.Join(' ', kind.Select(named => named.Name)))) + (practice.Answer.Length > 0 ? " answered" : "");

    private static ImmutableArray<ImmutableArray<NamedInChapter>> All(Practice practice) =>
        [practice.Chapters, practice.Pages, practice.Commands, practice.Rules, practice.Fields];

    private static bool IsKey(IEnumerable<FieldSpec> specs, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
            return true;
        var key = path[0];
        var inner = specs.SelectMany(Maps).SelectMany(map => map.Keys!.Value).Where(pair => pair.Key == key).Select(pair => pair.Spec).ToList();
        return inner.Count > 0 && IsKey(inner, path[1..]);
    }

    private static IEnumerable<FieldSpec> Maps(FieldSpec spec) =>
        spec.Keys is not null ? [spec] : new[] { spec.List, spec.Array }.OfType<FieldSpec>().Concat(spec.Either).SelectMany(Maps);

    [GeneratedRegex(@"^  (?<name>[a-z]+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CommandLine();
}
