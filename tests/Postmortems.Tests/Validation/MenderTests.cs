using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Reading;
using Postmortems.Tests.Support;
using Postmortems.Validation;

namespace Postmortems.Tests.Validation;

/// <summary>A mend puts right what was surely meant, touches nothing else, and leaves the rest to the author.</summary>
public sealed partial class MenderTests
{
    private static readonly ImmutableArray<string> Samples =
    [
        .. new[] { "content/incidents", "tests/Postmortems.Tests/Drafting/Filled" }.SelectMany(folder => Repository.Sources(folder, "*.md")).Select(File.ReadAllText),
        .. ManualPage.All.SelectMany(page => page.Examples).Where(example => example.Config is null).SelectMany(example => example.Reports)
            .Where(report => report.Expected.IsEmpty && !report.Source.Text.Contains('&')).Select(report => report.Source.Text).Take(120),
    ];

    [Fact]
    public void A_slip_in_any_sample_is_mended_to_what_stood_there_or_left_alone()
    {
        var (mended, left) = (0, 0);
        foreach (var (i, sample) in Samples.Index())
        {
            // One in twenty-seven, in turn: the samples are many and alike in what can slip.
            foreach (var (slip, before) in Slips(sample).Where((_, n) => n % 27 == i % 27))
            {
                var after = Mend(slip);
                Assert.Contains(after, new[] { before, slip });
                Assert.Equal(after, Mend(after));
                _ = after == slip ? left++ : mended++;
            }
        }

        Assert.True(mended > 50 && mended > 2 * left, $"{mended} mended, {left} left alone");
    }

    [Fact]
    public void What_checks_clean_has_nothing_to_mend() => Assert.All(Samples, sample => Assert.Equal(sample, Mend(sample)));

    [Fact]
    public void All_other_findings_stay_and_so_does_the_report()
    {
        const string before = "---\ntitle: Slow\nseverity: S9\nstatus: finaal\nowner: unknown\ntimes: {detected: 2026-03-14T12:00Z}\n---\nSlow.\n";
        var after = Mend(before);
        Assert.Equal(before.Replace("finaal", "final", StringComparison.Ordinal), after);
        var (was, now) = (Read(before).Incident!, Read(after).Incident!);
        Assert.Equal((was.Title, was.Owner, was.Times[Incidents.Phase.Detected]), (now.Title, now.Owner, now.Times[Incidents.Phase.Detected]));
        Assert.Equal(Incidents.ReportStatus.Final, now.Status);
        Assert.Subset(Codes(after), Codes(before).Where(code => code != "PM0013").ToHashSet());
    }

    [Theory]
    [InlineData("statsu: final", "status: final")]
    [InlineData("Title: a", "title: a")]
    [InlineData("went_wel: 1", null)]
    [InlineData("lessons: {went-well: [a]}", "lessons: {went_well: [a]}")]
    [InlineData("status: 'reviw' # soon", "status: 'review' # soon")]
    [InlineData("status: \"finl\"  ", "status: \"final\"  ")]
    [InlineData("statsu: finl", "status: final")]
    [InlineData("kind: near_mis", "kind: near_miss")]
    [InlineData("trigger: code_pusj", "trigger: code_push")]
    [InlineData("actions: [{title: a, kind: prevnt, due: 2026.3.5}]", "actions: [{title: a, kind: prevent, due: 2026-03-05}]")]
    [InlineData("times: {started: 2026.3.5 9:05}", "times: {started: 2026-03-05 09:05}")]
    [InlineData("times: {started: 2026-03-05_09:05:30}", "times: {started: 2026-03-05 09:05:30}")]
    [InlineData("roles: [{role: comander, name: a}]", "roles: [{role: commander, name: a}]")]
    [InlineData("times: {started: 2026.13.5 9:05}", null)]
    [InlineData("times: {started: 2026.3.5 25:05}", null)]
    [InlineData("times: {started: 5.3.2026}", null)]
    [InlineData("times: {started: 2026.3}", null)]
    [InlineData("status: fin", null)]
    [InlineData("status: nofinal", null)]
    [InlineData("statsu: final\nstaus: draft", null)]
    [InlineData("status: draft\nstatsu: final", null)]
    [InlineData("actions: [{title: a, status: opn}]", null)]
    [InlineData("actions: [{title: a, status: 末完成}]", null)]
    [InlineData("actions: [{title: a, status: undone}]", null)]
    [InlineData("timeline: [{at: 2026-03-14 12:00, phase: unresolved, text: a}]", null)]
    [InlineData("status: \"fi\\u006El\"", null)]
    [InlineData("title: &word finl\nstatus: *word", null)]
    [InlineData("summary: a", null)]
    [InlineData("users: 3", null)]
    [InlineData("severity: P9", null)]
    [InlineData("services: [chekcout]", null)]
    public void Only_what_is_beyond_doubt_is_mended(string front, string? mended)
    {
        var text = $"---\n{front}\n---\n";
        Assert.Equal($"---\n{mended ?? front}\n---\n", Mend(text));
    }

    [Theory]
    [InlineData("- 2026-03-14 12:00 **startd** a", "- 2026-03-14 12:00 **started** a")]
    [InlineData("- 2026-03-14 12:00 **Recoverred** a", "- 2026-03-14 12:00 **Recovered** a")]
    [InlineData("- 2026-03-14 12:00 **startd** startd", null)]
    [InlineData("- 2026-03-14 12:00 **Restarted** a", null)]
    [InlineData("| Time | Phase | Event |\n| --- | --- | --- |\n| 2026.3.14 12:00 | detectd | a |", "| Time | Phase | Event |\n| --- | --- | --- |\n| 2026-03-14 12:00 | detected | a |")]
    public void A_phase_of_the_timeline_is_mended_where_it_stands(string line, string? mended)
    {
        var text = $"---\ntitle: a\n---\n## Timeline\n\n{line}\n";
        Assert.Equal($"---\ntitle: a\n---\n## Timeline\n\n{mended ?? line}\n", Mend(text));
    }

    [Fact]
    public void Line_ends_marks_comments_and_blanks_stay_as_they_are()
    {
        const string before = "\uFEFF---\r\n# first\r\nstatsu:   \"finl\"  # why\r\ntags: [b,  a]\r\n\r\nkidn: drill\t\r\n---  \r\nText \r\n\r\n:::";
        Assert.Equal(before.Replace("statsu", "status", StringComparison.Ordinal).Replace("finl", "final", StringComparison.Ordinal), Mend(before));
    }

    [Fact]
    public void What_a_catalogue_calls_otherwise_becomes_its_id()
    {
        var options = An.Options with { Services = ConfigReader.Read(new SourceFile("postmortems.yml", "services: [{id: payments, name: {zh: 支付}}, {id: checkout}]\n")).Options.Services };
        Assert.Equal("---\nservices: [payments, checkout]\n---\n", Mend("---\nservices: [支付, chekout]\n---\n", options));
    }

    [Fact]
    public void Two_mends_at_one_place_are_left_to_the_author()
    {
        var file = new SourceFile("a.md", "abcdef");
        var findings = new[] { (0, 3, "x"), (2, 4, "y"), (5, 6, "z") }
            .Select(edit => new Diagnostic(RuleSet.UnknownRule, file, default, "") { Mend = new Mend([new TextEdit(new TextSpan(edit.Item1, edit.Item2), edit.Item3)]) });
        var (after, count) = Mender.Apply(file, findings);
        Assert.Equal(("abcdez", 1), (after.Text, count));
    }

    [Theory]
    [InlineData("mitigate")]
    [InlineData("stated")]
    [InlineData("starter")]
    [InlineData("reviewer")]
    public void A_word_of_its_own_on_the_timeline_is_left_alone(string word)
    {
        var text = $"---\ntitle: T\n---\n## Timeline\n\n- 2026-03-14 12:00 **{word}** pods\n";
        Assert.Equal(text, Mender.Mend(new SourceFile("content/incidents/a.md", text), file => Checker.Check(new CheckInput([IncidentReader.Read(file, An.Options)], An.Options, An.Today))).After.Text);
    }

    [Fact]
    public void A_config_is_mended_too()
    {
        var file = new SourceFile("postmortems.yml", "titel: a\naudience: internl\nduties: []\nseverites: [P0-P3]\n");
        Assert.Equal("title: a\naudience: internal\nduties: []\nseverities: [P0-P3]\n", Mender.Mend(file, config => ConfigReader.Read(config).Diagnostics).After.Text);
    }

    [HostileFact]
    public void Hostile_files_are_mended_or_left_alone_and_never_lose_a_line() =>
        Assert.All(Directory.EnumerateFiles(Repository.Hostile!, "*", SearchOption.AllDirectories), path =>
        {
            var text = System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(path));
            var after = Mend(text);
            Assert.Equal(text.Count(c => c is '\n' or '\r'), after.Count(c => c is '\n' or '\r'));
            Assert.Equal(after, Mend(after));
        });

    [Fact]
    public void Every_prefix_of_a_report_full_of_slips_is_mended_without_an_exception()
    {
        const string text = "---\ntitel: a\nstatus: \"finl\"\ntimes: {startd: '2026.3.5 9:05'}\nactions:\n  - {title: a, kind: prevnt}\n---\n## Timeline\n\n- 2026-03-14 12:00 **startd** a\n";
        Assert.All(Enumerable.Range(0, text.Length), length => Assert.Equal(Mend(text[..length]), Mend(Mend(text[..length]))));
    }

    /// <summary>The sample with one slip, and without it: a letter dropped, doubled or swapped in a key or in a value of one word.</summary>
    private static IEnumerable<(string Slip, string Before)> Slips(string sample)
    {
        var end = FrontMatter.Find(sample)?.YamlEnd ?? 0;
        foreach (var (i, word) in Word().Matches(sample[..end]).Select(match => match.Groups["word"]).Index())
        {
            var at = word.Index + 1 + (i % (word.Length - 2));
            yield return (sample.Remove(at, 1), sample);
            yield return (sample.Insert(at, sample[at].ToString()), sample);
            yield return (sample[..at] + sample[at + 1] + sample[at] + sample[(at + 2)..], sample);
        }
    }

    private static string Mend(string text, LibraryOptions? options = null) =>
        Mender.Mend(new SourceFile("content/incidents/a.md", text), file => Findings(file, options ?? An.Options)).After.Text;

    private static ReadResult Read(string text) => IncidentReader.Read(new SourceFile("content/incidents/a.md", text), An.Options);

    private static HashSet<string> Codes(string text) => [.. Findings(new SourceFile("content/incidents/a.md", text), An.Options).Select(finding => finding.Rule.Code)];

    private static ImmutableArray<Diagnostic> Findings(SourceFile file, LibraryOptions options) =>
        Checker.Check(new CheckInput([IncidentReader.Read(file, options)], options, An.Today));

    [GeneratedRegex(@"^(status|kind): (?<word>[a-z_]{5,})$|(?<=[{,] kind: |[{,] status: )(?<word>[a-z_]{5,})(?=[,}])|^(?<word>(severity|title|status|services|detection|impact|owner|times|causes|actions|trigger|timezone|authors|teams|related|links)):", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
