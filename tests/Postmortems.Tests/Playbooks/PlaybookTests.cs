using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Playbooks;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Playbooks;

public sealed class PlaybookTests
{
    private static readonly Playbook BuiltIn = Playbook.Read([], An.Options);

    [Fact]
    public void The_built_in_chapters_have_no_faults() =>
        // Read as if they were a team's own: then their faults are told.
        Assert.Empty(Playbook.Read(BuiltInPlaybook.Files("content/playbook"), An.Options).Diagnostics.Select(finding => finding.ToString()));

    [Fact]
    public void The_built_in_chapters_are_the_same_in_every_language()
    {
        var shapes = Sentences.Languages.Select(language => BuiltIn.Chapters.Where(chapter => chapter.Lang == language).OrderBy(chapter => chapter.Id, StringComparer.Ordinal).Select(Shape).ToList()).ToList();
        Assert.True(shapes[0].Count > 10);
        Assert.All(shapes, shape => Assert.Equal(shapes[0], shape));
    }

    [Fact]
    public void A_phase_leads_to_one_chapter() =>
        Assert.All(
            BuiltIn.In("en").SelectMany(chapter => chapter.Phases).CountBy(phase => phase),
            count => Assert.True(count.Value == 1, $"{count.Key} leads to {count.Value} chapters."));

    [Fact]
    public void Every_milestone_but_those_that_nobody_acts_on_leads_to_a_chapter() =>
        Assert.Empty(Phases.Milestones.Except([Phase.Introduced, Phase.Started]).Except(BuiltIn.In("zh").SelectMany(chapter => chapter.Phases)));

    [Fact]
    public void A_teams_chapter_takes_the_place_of_the_built_in_one_in_every_language()
    {
        var playbook = Playbook.Read([File("recovery.zh.md", "---\ntitle: 我们的恢复\n---\n看监控。")], An.Options);
        Assert.Equal("我们的恢复", Assert.Single(playbook.In("en"), chapter => chapter.Id == "recovery").Title);
        Assert.Equal(BuiltIn.In("en").Length, playbook.In("en").Length);
    }

    [Fact]
    public void An_empty_file_leaves_a_chapter_out()
    {
        var playbook = Playbook.Read([File("recovery.en.md", "\n")], An.Options);
        Assert.DoesNotContain(playbook.Chapters, chapter => chapter.Id == "recovery");
        Assert.Empty(playbook.Diagnostics);
    }

    [Fact]
    public void A_chapter_of_one_language_is_shown_in_the_others_too()
    {
        var playbook = Playbook.Read([File("handover.md", "---\ntitle: Hand over\n---\n")], An.Options);
        Assert.Equal("en", Assert.Single(playbook.In("zh"), chapter => chapter.Id == "handover").Lang);
    }

    [Fact]
    public void What_a_scheme_alone_has_use_for_goes_with_it()
    {
        var options = An.Options with { Schemes = [.. An.Options.Schemes.Where(scheme => scheme.Id == "P0-P3")] };
        var flows = Playbook.Read([], options).In("en").SelectMany(chapter => chapter.Parts).OfType<FlowPart>().Select(part => part.Flow.Scheme).ToList();
        Assert.Contains("P0-P3", flows);
        Assert.DoesNotContain("L1-L4", flows);
    }

    [Fact]
    public void Duties_of_no_scheme_that_is_graded_by_go_with_their_heading()
    {
        var options = An.Options with { Schemes = [.. An.Options.Schemes.Where(scheme => scheme.Id == "Sev1-Sev5")] };
        Assert.DoesNotContain(Playbook.Read([], options).In("en").SelectMany(chapter => chapter.Parts), part => part is DutiesPart);
        Assert.Contains(BuiltIn.In("en").SelectMany(chapter => chapter.Parts), part => part is DutiesPart);
    }

    [Fact]
    public void Of_two_files_for_one_chapter_the_first_is_shown()
    {
        var playbook = Playbook.Read([File("a b.en.md", "---\ntitle: First\n---\n"), File("a-b.en.md", "---\ntitle: Second\n---\n")], An.Options);
        Assert.Equal("First", Assert.Single(playbook.In("en"), chapter => chapter.Id == "a-b").Title);
        Assert.Contains("content/playbook/a b.en.md", Assert.Single(playbook.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_without_its_drawing_goes_as_a_whole()
    {
        const string Text = "Before.\n\n## Grades\n\nAs follows.\n\n~~~\n## Of the same\n~~~\n\n```duties\nscheme: X\n```\n\n### More\n\nOf the same.\n\n## Other\n\nStays.\n";
        var chapter = Assert.Single(Playbook.Read([File("own.en.md", Text)], An.Options).In("en"), chapter => chapter.Id == "own");
        var prose = string.Join('\n', chapter.Parts.Cast<ProsePart>().Select(part => part.Markdown));
        Assert.Contains("Before.", prose, StringComparison.Ordinal);
        Assert.Contains("Stays.", prose, StringComparison.Ordinal);
        Assert.DoesNotContain("As follows.", prose, StringComparison.Ordinal);
        Assert.DoesNotContain("Of the same", prose, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_prefix_of_a_chapter_is_read()
    {
        var file = BuiltInPlaybook.Files("content/playbook").First(file => file.Path.EndsWith("/flow.zh.md", StringComparison.Ordinal));
        for (var length = 0; length <= file.Text.Length; length += 7)
            Assert.NotNull(Playbook.Read([new SourceFile(file.Path, file.Text[..length])], An.Options));
    }

    private static SourceFile File(string name, string text) => new($"content/playbook/{name}", text);

    private static string Shape(Chapter chapter) =>
        $"{chapter.Id} {chapter.Group} {chapter.Order} [{string.Join(' ', chapter.Phases)}] {string.Join(' ', chapter.Parts.Select(Shape))}";

    private static string Shape(ChapterPart part) => part switch
    {
        ProsePart prose => $"prose({prose.Markdown.Split('\n').Count(line => line.StartsWith('#'))} headings, {prose.Markdown.Split("- [ ]").Length - 1} boxes)",
        FlowPart flow => $"flow({flow.Flow.Scheme}: {string.Join(' ', flow.Flow.Steps.Select(step => $"{step.Id}→{string.Join(',', step.Exits.Select(exit => exit.To))}"))})",
        DutiesPart duties => $"duties({duties.Scheme})",
        RepairsPart repairs => $"repairs({string.Join(' ', repairs.Repairs.Select(repair => $"{repair.CauseKind}{repair.Steps.Length}"))})",
        PracticesPart practices => $"practices({string.Join("; ", practices.Practices.Select(PracticeTests.Names))})",
        GeneratedPart generated => generated.Kind.ToString(),
        _ => throw new InvalidOperationException("A new kind of part."),
    };
}
