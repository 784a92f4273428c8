using System.Collections.Immutable;
using System.Globalization;
using Markdig;
using Markdig.Syntax;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Playbooks;
using Postmortems.Reading;
using Postmortems.Tests.Support;
using Postmortems.Validation;

namespace Postmortems.Tests.Validation;

/// <summary>A page of the manual of rules, and so the rule's test. How one is written: <c>Rules/README.md</c>.</summary>
internal sealed record ManualPage(string Name, string Heading, string Why, ImmutableArray<ManualExample> Examples)
{
    public static string Folder { get; } = Path.Join(Repository.Tests, "Validation", "Rules");

    public static ImmutableArray<ManualPage> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "PM*.md").Order(StringComparer.Ordinal).Select(Read)];

    public string Code => Name.Split('-')[0];

    private static ManualPage Read(string path)
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var blocks = Markdown.Parse(text).ToList();
        var starts = blocks.Index().Where(pair => pair.Item is HeadingBlock { Level: 2 }).Select(pair => pair.Index).Append(blocks.Count).ToList();
        return new ManualPage(
            Path.GetFileNameWithoutExtension(path),
            blocks[0] is HeadingBlock { Level: 1 } heading ? TextOf(heading, text).TrimStart('#').Trim() : "",
            blocks[1] is ParagraphBlock why ? TextOf(why, text) : "",
            [.. starts.Zip(starts.Skip(1)).Select(range => Example(TextOf(blocks[range.First], text), blocks[range.First..range.Second]))]);
    }

    private static string TextOf(Block block, string text) => text[block.Span.Start..(block.Span.End + 1)];

    private static ManualExample Example(string title, List<Block> blocks)
    {
        var fenced = blocks.OfType<FencedCodeBlock>().ToLookup(block => block.Info, block => (block.Arguments, Text: block.Lines.ToString()));
        return new ManualExample(
            title,
            fenced["config"].Select(block => MarkedFile.Read("postmortems.yml", block.Text)).SingleOrDefault(),
            [.. fenced["report"].Select((block, i) => MarkedFile.Read($"content/incidents/{(block.Arguments is { Length: > 0 } path ? path : $"report-{i + 1}.md")}", block.Text))],
            [.. fenced["chapter"].Select(block => MarkedFile.Read($"content/playbook/{block.Arguments}", block.Text))],
            fenced["files"].SelectMany(block => block.Text.Split('\n')).Select(line => line.Split(' ')).ToDictionary(
                words => words[0].StartsWith("tests/", StringComparison.Ordinal) ? words[0] : $"content/incidents/{words[0]}",
                words => long.Parse(words[1], CultureInfo.InvariantCulture)));
    }
}

/// <summary>A library that a page shows.</summary>
/// <param name="Config">Null: the built-in defaults, with UTC for a time zone.</param>
/// <param name="Chapters">The team's own, over the built-in ones.</param>
/// <param name="Files">Beside the reports, with sizes in bytes.</param>
internal sealed record ManualExample(string Title, MarkedFile? Config, ImmutableArray<MarkedFile> Reports, ImmutableArray<MarkedFile> Chapters, Dictionary<string, long> Files)
{
    public IEnumerable<MarkedFile> Marked => [.. Config is null ? ImmutableArray<MarkedFile>.Empty : [Config], .. Reports, .. Chapters];

    public ImmutableArray<Diagnostic> Findings()
    {
        var config = Config is null ? new ConfigResult(An.Options, []) : ConfigReader.Read(Config.Source);
        foreach (var report in Reports)
            Files.TryAdd(report.Source.Path, report.Source.Text.Length);
        var findings = Checker.Check(new CheckInput([.. Reports.Select(report => IncidentReader.Read(report.Source, config.Options))], config.Options, An.Today)
        {
            Config = Config?.Source,
            RulePlaces = config.RulePlaces,
            Files = Files,
            RegressionTests = Files.Keys.Where(path => path.StartsWith("tests/", StringComparison.Ordinal)).ToHashSet(),
            Playbook = Playbook.Read(Chapters.Select(chapter => chapter.Source), config.Options),
        });
        return [.. config.Diagnostics.Concat(findings).InOrder()];
    }

    /// <summary>What was marked and not reported, or the other way round; empty when all is well.</summary>
    public string Difference()
    {
        var expected = Marked.SelectMany(file => file.Expected).ToList();
        var actual = Findings().Select(finding => (Place: PlaceOf(finding), finding.Message)).ToList();
        if (expected.Order(StringComparer.Ordinal).SequenceEqual(actual.Select(finding => finding.Place).Order(StringComparer.Ordinal)))
            return "";
        return $"{Title}\n  expected:\n{Lines(expected)}\n  actual:\n{Lines(actual.Select(finding => $"{finding.Place} {finding.Message}"))}\n";
    }

    private static string PlaceOf(Diagnostic finding) =>
        $"{finding.Source.Path}:{finding.Source.Position(finding.Span.Start).Line} {finding.Rule.Code} {finding.Severity.Label()}";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"    {line}").DefaultIfEmpty("    nothing"));
}
