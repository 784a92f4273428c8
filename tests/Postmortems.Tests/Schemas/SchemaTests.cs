using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Reading;
using Postmortems.Schemas;
using Postmortems.Tests.Support;
using Postmortems.Tests.Validation;
using Postmortems.Validation;

namespace Postmortems.Tests.Schemas;

/// <summary>A schema and the readers agree: on every key, on what is right, and on what is not.</summary>
public sealed class SchemaTests
{
    private const string Stranger = "qqqqqqqqqq";

    [Theory]
    [InlineData("report")]
    [InlineData("config")]
    public void Every_map_of_a_schema_has_the_keys_that_its_reader_asks_for(string document)
    {
        var maps = Maps(FieldSpec.Document(document), inner => inner).ToList();
        Assert.True(maps.Count > 8);
        Assert.All(maps, map => Assert.Equal(map.Keys.Order(StringComparer.Ordinal), KnownIn(document, map.Wrap($"{{{Stranger}: 1}}")).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("report")]
    [InlineData("config")]
    public void Every_key_says_what_it_is_for(string document) =>
        Assert.All(Specs(FieldSpec.Document(document)).Where(pair => pair.Key.Length > 0), pair => Assert.Matches(@"^([A-Z]|[0-9])[^\n]+\.$", pair.Spec.About ?? $"{pair.Key} says nothing"));

    [Fact]
    public void Reports_that_check_clean_are_right_by_the_schema()
    {
        var (checkedReports, faults, schemas) = (0, new List<string>(), new Dictionary<LibraryOptions, JsonObject>(ReferenceEqualityComparer.Instance));
        foreach (var (path, text, options) in CleanReports())
        {
            checkedReports++;
            if (!schemas.TryGetValue(options, out var schema))
                schemas.Add(options, schema = DocumentSchema.Report(options));
            faults.AddRange(SchemaCheck.Faults(schema, YamlAsJson.ReadReport(text)).Select(fault => $"{path}: {fault}"));
        }

        Assert.True(checkedReports > 150, $"{checkedReports} reports");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Configs_that_are_read_without_a_finding_are_right_by_the_schema()
    {
        var faults = Configs().Where(config => ConfigReader.Read(new SourceFile("postmortems.yml", config.Text)).Diagnostics.IsEmpty)
            .SelectMany(config => SchemaCheck.Faults(DocumentSchema.Config(ConfigReader.Defaults), YamlAsJson.Read(config.Text) ?? []).Select(fault => $"{config.Name}: {fault}"))
            .ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(Configs().Count() > 10);
    }

    [Theory]
    [InlineData("titel: a")]
    [InlineData("status: finale")]
    [InlineData("kind: outage")]
    [InlineData("severity: S9")]
    [InlineData("severity: 严重")]
    [InlineData("id: Big Keys")]
    [InlineData("services: [Check Out]")]
    [InlineData("times: {started: yesterday}")]
    [InlineData("times: {began: 2026-03-14}")]
    [InlineData("times: [2026-03-14]")]
    [InlineData("trigger: {kind: codepsh}")]
    [InlineData("impact: {data_loss: maybe}")]
    [InlineData("causes: [{kind: cod_defect}]")]
    [InlineData("actions: [{owner: dev}]")]
    [InlineData("actions: [{title: a, kind: prevnt}]")]
    [InlineData("actions: [{title: a, due: soon}]")]
    [InlineData("related: [{same: cause}]")]
    [InlineData("links: [{title: a}]")]
    [InlineData("allow: [{rule: no-such-rule, why: a}]")]
    [InlineData("title: [a, b]")]
    public void What_the_reader_finds_wrong_in_a_report_is_wrong_by_the_schema(string front)
    {
        Assert.NotEmpty(Findings(front));
        Assert.NotEmpty(SchemaCheck.Faults(DocumentSchema.Report(An.Options), YamlAsJson.Read(front)));
    }

    [Theory]
    [InlineData("status: In Review")]
    [InlineData("status: 评审中")]
    [InlineData("kind: Near-Miss")]
    [InlineData("severity: p1")]
    [InlineData("severity: 致命")]
    [InlineData("trigger: 代码发布")]
    [InlineData("times: {started: 约 2026年3月14日10:05}")]
    [InlineData("times: {started: T+2d, detected: 不详}")]
    [InlineData("actions: [{title: a, status: 已完成, due: 2026年第1季度}]")]
    [InlineData("impact: {data_loss: 没有, security: yes}")]
    [InlineData("services: unknown")]
    [InlineData("missed_tests: n/a")]
    [InlineData("allow: [{rule: pm0204, why: a}]")]
    [InlineData("severity:")]
    public void Words_of_both_languages_are_right(string front)
    {
        Assert.DoesNotContain(Findings(front), finding => finding.Rule.Code.StartsWith("PM00", StringComparison.Ordinal));
        Assert.Empty(SchemaCheck.Faults(DocumentSchema.Report(An.Options), YamlAsJson.Read(front)));
    }

    [Theory]
    [InlineData("titel: a")]
    [InlineData("languages: [fr]")]
    [InlineData("audience: all")]
    [InlineData("severities: [P0-P9]")]
    [InlineData("severities: [{id: own, levels: [{id: a, rank: 99}]}]")]
    [InlineData("required: {draft: [titel]}")]
    [InlineData("rules: {timeline-out-of-order: none}")]
    [InlineData("brand: {accent: green}")]
    [InlineData("calendars: [{opens: early}]")]
    [InlineData("base_url: example")]
    public void What_the_reader_finds_wrong_in_a_config_is_wrong_by_the_schema(string config)
    {
        Assert.NotEmpty(ConfigReader.Read(new SourceFile("postmortems.yml", config)).Diagnostics);
        Assert.NotEmpty(SchemaCheck.Faults(DocumentSchema.Config(ConfigReader.Defaults), YamlAsJson.Read(config)));
    }

    [Fact]
    public void A_library_lends_the_schema_its_own_words()
    {
        var options = ConfigReader.Read(new SourceFile("postmortems.yml", "services: [checkout]\nseverities: [Sev1-Sev5]\ntaxonomy: {cause: [{id: moon, name: {zh: 月相}}]}\n")).Options;
        var schema = DocumentSchema.Report(options);
        Assert.Empty(SchemaCheck.Faults(schema, YamlAsJson.Read("services: [checkout]\nseverity: sev2\ncauses: [{kind: 月相}]")));
        Assert.Contains("月相", schema.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        Assert.All(["services: [search]", "severity: P1"], front => Assert.NotEmpty(SchemaCheck.Faults(schema, YamlAsJson.Read(front))));
    }

    /// <summary>Every map with fixed keys, and how a document is written that has it.</summary>
    private static IEnumerable<(ImmutableArray<string> Keys, Func<string, string> Wrap)> Maps(FieldSpec spec, Func<string, string> wrap)
    {
        if (spec.Keys is { } keys)
        {
            yield return ([.. keys.Select(pair => pair.Key)], wrap);
            foreach (var map in keys.SelectMany(pair => Maps(pair.Spec, inner => wrap($"{{{pair.Key}: {inner}}}"))))
                yield return map;
        }

        foreach (var map in new[] { spec.List, spec.Array }.OfType<FieldSpec>().SelectMany(item => Maps(item, inner => wrap($"[{inner}]")))
            .Concat(spec.Map is null ? [] : Maps(spec.Map, inner => wrap($"{{any: {inner}}}")))
            .Concat(spec.Either.SelectMany(one => Maps(one, wrap))))
            yield return map;
    }

    private static IEnumerable<(string Key, FieldSpec Spec)> Specs(FieldSpec spec) =>
        (spec.Keys ?? []).SelectMany(pair => Specs(pair.Spec).Prepend(pair))
            .Concat(new[] { spec.List, spec.Array, spec.Map }.OfType<FieldSpec>().Concat(spec.Either).SelectMany(Specs));

    private static IEnumerable<string> KnownIn(string document, string yaml)
    {
        var findings = document == "config" ? ConfigReader.Read(new SourceFile("postmortems.yml", yaml)).Diagnostics : An.Report(yaml).Diagnostics;
        var stranger = findings.FirstOrDefault(finding => finding.Rule.Name == "unknown-key" && finding.Message.Contains(Stranger, StringComparison.Ordinal));
        Assert.True(stranger is not null, $"The reader does not look into {yaml}.");
        return stranger.Help![(stranger.Help!.IndexOf(':') + 1)..].Split(',', StringSplitOptions.TrimEntries);
    }

    private static ImmutableArray<Diagnostic> Findings(string front) =>
        Checker.Check(new CheckInput([IncidentReader.Read(new SourceFile("content/incidents/a.md", $"---\n{front}\n---\n"), An.Options)], An.Options, An.Today));

    private static IEnumerable<(string Path, string Text, LibraryOptions Options)> CleanReports()
    {
        var files = new[] { "content/incidents", "content/templates", "tests/Postmortems.Tests/Drafting/Filled" }
            .SelectMany(folder => Repository.Sources(folder, "*.md"))
            .Select(path => (path, File.ReadAllText(path), An.Options));
        var shown = ManualPage.All.SelectMany(page => page.Examples).Where(example => example.Config?.Source.Text.Contains("rules:", StringComparison.Ordinal) is not true).SelectMany(example =>
            example.Reports.Where(report => report.Expected.IsEmpty && !example.Findings().Any(finding => finding.Source == report.Source))
                .Select(report => (example.Title + " " + report.Source.Path, report.Source.Text, example.Config is null ? An.Options : ConfigReader.Read(example.Config.Source).Options)));
        return files.Concat(shown).Where(file => !HasAllowance(file.Item2));
    }

    // What a report or a config lets pass is still not as it should be.
    private static bool HasAllowance(string text) => text.Contains("\nallow:", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Text)> Configs() =>
        ManualPage.All.SelectMany(page => page.Examples).Where(example => example.Config is not null && !example.Findings().Any(finding => finding.Source == example.Config.Source)).Select(example => (example.Title, example.Config!.Source.Text))
            .Concat(new[] { "postmortems.yml", "src/Postmortems/Configuration/defaults.yml" }.Select(path => (path, File.ReadAllText(Path.Join(Repository.Root, path)))));
}
