using System.Collections.Immutable;
using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Markdig;
using Postmortems.Diagnostics;
using Postmortems.IO;
using Postmortems.Reading;
using Postmortems.Validation;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace Postmortems.Benchmarks;

/// <summary>
/// A whole check from the disk, against the least that any checker on the same libraries must do: read each file, and let YamlDotNet and Markdig
/// parse its two parts. Both use every processor. The bound is a ratio of two, without the search for near twins.
/// </summary>
[GcConcurrent(false)]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 2, iterationCount: 7)]
public class CheckBenchmarks
{
    /// <summary>The pipeline of the reader: fewer extensions would parse less.</summary>
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables().UseTaskLists().UseFootnotes().Build();

    private static readonly IDeserializer Deserializer = new DeserializerBuilder().Build();

    private string _root = "";
    private FolderContents? _contents;
    private Configuration.LibraryOptions _options = SampleLibrary.Options;

    [GlobalSetup]
    public void SetUp()
    {
        _root = SampleLibrary.OnDisk(10_000);
        _options = LibraryFolder.ReadConfig(_root).Config.Options;
        _options = _options with { Rules = _options.Rules.SetItem("near-twin-not-related", null) };
        _contents = ContentFolder.List(_root, _options.Content);
    }

    /// <summary>The events of YAML alone, none of which is kept.</summary>
    [Benchmark(Baseline = true)]
    public int ReadAndScan() => OfEach(yaml =>
    {
        var parser = new Parser(new StringReader(yaml));
        var events = 0;
        while (parser.MoveNext())
            events++;
        return events;
    });

    /// <summary>A document of YAML, as of Markdown.</summary>
    [Benchmark]
    public int ReadAndParse() => OfEach(yaml =>
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents.Count;
    });

    /// <summary>A dictionary, as whoever uses the library without a type of their own has it.</summary>
    [Benchmark]
    public int ReadAndDeserialize() => OfEach(yaml => Deserializer.Deserialize<Dictionary<string, object>>(yaml).Count);

    private int OfEach(Func<string, int> parse) =>
        _contents!.Reports.AsParallel().Sum(path =>
        {
            var text = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Join(_root, path)));
            var end = text.IndexOf("\n---", 3, StringComparison.Ordinal) + 1;
            return parse(text[4..end]) + Markdown.Parse(text[(end + 4)..], Pipeline).Count;
        });

    [Benchmark]
    public ImmutableArray<ReadResult> Read() => ContentFolder.Read(_root, _contents!, _options, Environment.ProcessorCount);

    [Benchmark]
    public ImmutableArray<Diagnostic> Check()
    {
        var checker = new Checker(new CheckTerms(_options, SampleLibrary.Today) { Files = _contents!.Files });
        return checker.Conclude(ContentFolder.Read(_root, _contents!, _options, Environment.ProcessorCount, reports => checker.Judge(reports)));
    }
}
