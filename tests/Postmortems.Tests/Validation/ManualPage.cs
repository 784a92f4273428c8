using System.Collections.Immutable;
using System.Globalization;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Playbooks;
using Postmortems.Reading;
using Postmortems.Tests.Support;
using Postmortems.Validation;

namespace Postmortems.Tests.Validation;

/// <summary>A page of the manual of rules, and so the rule's test. How one is written: <c>src/Postmortems/Validation/Manual/README.md</c>.</summary>
internal sealed record ManualPage(RulePage Page, ImmutableArray<ManualExample> Examples)
{
    public static ImmutableArray<ManualPage> All { get; } =
        [.. RuleManual.Pages.Select(page => new ManualPage(page, [.. page.Examples.Select(ManualExample.Of)]))];

    public string Name => Page.Name;

    public string Code => Page.Code;
}

/// <summary>A library that a page shows.</summary>
/// <param name="Config">Null: the built-in defaults, with UTC for a time zone.</param>
/// <param name="Chapters">The team's own, over the built-in ones.</param>
/// <param name="Metrics">Beside the reports, with what is in them.</param>
/// <param name="Files">Beside the reports, with sizes in bytes.</param>
internal sealed record ManualExample(string Title, MarkedFile? Config, ImmutableArray<MarkedFile> Reports, ImmutableArray<MarkedFile> Chapters, ImmutableArray<MarkedFile> Metrics, Dictionary<string, long> Files)
{
    public static ManualExample Of(RuleExample example)
    {
        var files = example.Files.ToLookup(file => file.Kind);
        return new ManualExample(
            example.Title,
            files["config"].Select(file => MarkedFile.Read("postmortems.yml", file)).SingleOrDefault(),
            [.. files["report"].Select((file, i) => MarkedFile.Read($"content/incidents/{file.Path ?? $"report-{i + 1}.md"}", file))],
            [.. files["chapter"].Select(file => MarkedFile.Read($"content/playbook/{file.Path}", file))],
            [.. files["metrics"].Select(file => MarkedFile.Read($"content/incidents/{file.Path}", file))],
            files["files"].SelectMany(file => file.Lines).Select(line => line.Text.Split(' ')).ToDictionary(
                words => words[0].StartsWith("tests/", StringComparison.Ordinal) ? words[0] : $"content/incidents/{words[0]}",
                words => long.Parse(words[1], CultureInfo.InvariantCulture)))
        {
            Names = files["patterns"].Select(file => MarkedFile.Read(PatternNames.File, file)).SingleOrDefault(),
        };
    }

    /// <summary>What the team calls possible recurrences; null where the page does not say.</summary>
    public MarkedFile? Names { get; init; }

    public IEnumerable<MarkedFile> Marked => [.. Config is null ? ImmutableArray<MarkedFile>.Empty : [Config], .. Reports, .. Chapters, .. Metrics, .. Names is null ? ImmutableArray<MarkedFile>.Empty : [Names]];

    public ImmutableArray<Diagnostic> Findings()
    {
        var config = Config is null ? new ConfigResult(An.Options, []) : ConfigReader.Read(Config.Source, Files.ContainsKey);
        foreach (var report in Reports.Concat(Metrics))
            Files.TryAdd(report.Source.Path, report.Source.Text.Length);
        var findings = Checker.Check(new CheckInput([.. Reports.Select(report => IncidentReader.Read(report.Source, config.Options))], config.Options, An.Today)
        {
            Config = Config?.Source,
            RulePlaces = config.RulePlaces,
            Files = Files,
            Load = path => Metrics.FirstOrDefault(file => file.Source.Path == path)?.Source,
            IsInRepository = path => path.StartsWith("tests/", StringComparison.Ordinal) && Files.ContainsKey(path),
            PatternNames = Names is null ? PatternNames.None : PatternNames.Read(Names.Source, config.Options),
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
