using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Postmortems.Diagnostics;
using Postmortems.Reading;
using Postmortems.Site;
using Postmortems.Theme;
using Postmortems.Validation;

namespace Postmortems.Benchmarks;

/// <summary>The stages of a build, each by itself and on one thread, without the disk.</summary>
[MemoryDiagnoser]
public class BuildBenchmarks
{
    private ImmutableArray<SourceFile> _sources;
    private ImmutableArray<ReadResult> _reports;
    private ImmutableArray<Page> _pages;
    private Library? _library;

    [Params(100)]
    public int Reports { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _sources = SampleLibrary.Sources(Reports);
        _reports = Read();
        _library = SampleLibrary.Of(_reports);
        _pages = Plan();
    }

    [Benchmark]
    public ImmutableArray<ReadResult> Read() => [.. _sources.Select(source => IncidentReader.Read(source, SampleLibrary.Options))];

    [Benchmark]
    public ImmutableArray<Diagnostic> Check() => Checker.Check(new CheckInput(_reports, SampleLibrary.Options, SampleLibrary.Today));

    [Benchmark]
    public ImmutableArray<Page> Plan() => SitePlan.Pages(_library!);

    [Benchmark]
    public ImmutableArray<SiteFile> Tables() => SitePlan.Files(_library!);

    [Benchmark]
    public async Task<int> Render()
    {
        var theme = new RazorTheme();
        var bytes = 0;
        foreach (var page in _pages)
            bytes += (await theme.RenderAsync(page)).Length;
        return bytes;
    }
}
