using NodaTime;
using Postmortems.Cli;
using Postmortems.Cli.Scaffolding;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Drafting;
using Postmortems.Parsing;
using Postmortems.Reading;
using Postmortems.Tests.Support;
using Postmortems.Validation;

namespace Postmortems.Tests.Drafting;

/// <summary>Each template as it is, and filled in once: the files under <c>Filled</c> bear the templates' names.</summary>
public class TemplateTests
{
    // What a library of incident reports starts with: neither a team's zone nor its catalogue.
    private static readonly LibraryOptions Options = ConfigReader.Defaults with { TimeZone = DateTimeZone.Utc };

    public static TheoryData<string> Names => [.. TemplateShelf.BuiltIn.Select(FileName)];

    public static TheoryData<string> Kinds => [.. TemplateShelf.BuiltIn.Select(template => template.Name).Distinct()];

    [Fact]
    public void Each_is_filled_in_once() =>
        Assert.Equal(
            TemplateShelf.BuiltIn.Select(FileName),
            Directory.EnumerateFiles(Path.Join(Repository.Tests, "Drafting", "Filled")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void Of_each_there_is_something_to_say_where_one_chooses() =>
        Assert.Empty(TemplateShelf.BuiltIn.Select(template => template.Name).Where(name => ReportQuestions.About(name) is null));

    [Theory]
    [MemberData(nameof(Names))]
    public void As_it_is_a_template_passes_as_a_draft_with_a_hint_at_its_title(string name)
    {
        var report = Read(Template(name).Text);
        Assert.Equal(Incidents.ReportStatus.Draft, report.Incident!.Status);
        var finding = Assert.Single(Checker.Check(new CheckInput([report], Options, An.Today)));
        Assert.Equal(("template-placeholder-left", DiagnosticSeverity.Hint, 2), (finding.Rule.Name, finding.Severity, finding.Source.Position(finding.Span.Start).Line));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Filled_in_it_passes_as_the_final_report_of_a_severe_level(string name)
    {
        var report = Read(Filled(name));
        Assert.Equal(Incidents.ReportStatus.Final, report.Incident!.Status);
        Assert.True(report.Incident.Severity.Value!.Level!.IsSevere);
        Assert.Empty(Findings(report));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Filling_in_asks_for_no_other_keys_or_headings_and_leaves_none_out(string name)
    {
        var (template, filled) = (Template(name).Text, Filled(name));
        Assert.Equal(Keys(template), Keys(filled));
        Assert.Equal(Headings(template), Headings(filled));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Filled_in_it_becomes_a_page_and_its_notes_to_writers_do_not(string name)
    {
        using var shell = new TestShell();
        shell.Write("postmortems.yml", "languages: [en, zh]\ntimezone: UTC\n");
        shell.Write("content/incidents/filled.md", Filled(name));
        shell.Write("content/incidents/untouched.md", Template(name).Text);
        Assert.Equal(ExitCode.Ok, await shell.RunAsync("build"));
        var folder = name.EndsWith(".zh.md", StringComparison.Ordinal) ? "site/zh/incidents" : "site/incidents";
        Assert.Contains(Read(Filled(name)).Incident!.Title.Split('“')[0], shell.Read($"{folder}/filled.html"));
        var notes = Template(name).Text.Split("<!-- ").Skip(1).Select(note => note.Split('\n')[0].Replace(" -->", "", StringComparison.Ordinal)).ToList();
        Assert.True(notes.Count >= 5);
        var page = shell.Read($"{folder}/untouched.html");
        Assert.Empty(notes.Where(page.Contains));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_word_that_a_template_offers_is_one_that_the_reader_knows(string name)
    {
        var text = Template(name).Text;
        var words = Options.Taxonomy;
        var offered = new[] { ("kind: code_defect", words.Cause), ("kind: process_gap", words.Cause), ("gate: load", words.Gate), ("reason: data_differs", words.Reason), ("source: unknown", words.Detection), ("trigger: unknown", words.Trigger) };
        var found =
            from pair in offered
            from line in text.Split('\n').Where(line => line.Contains(pair.Item1, StringComparison.Ordinal))
            from word in line.Split('#').Last().Split([',', '、', ' ', '，'], StringSplitOptions.RemoveEmptyEntries)
            where word.All(c => char.IsAsciiLetterLower(c) || c == '_')
            select (word, IsKnown: pair.Item2.Any(term => term.Id == word));
        Assert.Empty(found.Where(pair => !pair.IsKnown));
        Assert.True(found.Count() >= 12);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_languages_of_a_template_have_the_same_keys_and_as_many_sections(string name)
    {
        var (english, chinese) = (Template($"{name}.en.md").Text, Template($"{name}.zh.md").Text);
        Assert.Equal(Keys(english), Keys(chinese));
        Assert.Equal(Headings(english).Count, Headings(chinese).Count);
        Assert.Equal(Read(english).Incident!.Body.Sections.Select(section => section.Kind), Read(chinese).Incident!.Body.Sections.Select(section => section.Kind));
    }

    private static string FileName(ReportTemplate template) => $"{template.Name}.{template.Language}.md";

    private static ReportTemplate Template(string name) => TemplateShelf.BuiltIn.Single(template => FileName(template) == name);

    private static string Filled(string name) => File.ReadAllText(Path.Join(Repository.Tests, "Drafting", "Filled", name));

    private static ReadResult Read(string text) => An.Read(text, Options);

    private static IEnumerable<string> Findings(ReadResult report) =>
        Checker.Check(new CheckInput([report], Options, An.Today)).Select(finding => $"{finding} {finding.Help}");

    private static List<string> Keys(string text)
    {
        var front = FrontMatter.Find(text)!.Value;
        return [.. YamlReader.Read(text[front.YamlStart..front.YamlEnd], 0, new FaultList())!.Entries.Select(entry => entry.Key.Value)];
    }

    private static List<string> Headings(string text) => [.. text.Split('\n').Where(line => line.StartsWith("##", StringComparison.Ordinal))];
}
