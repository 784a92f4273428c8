using System.Collections.Immutable;
using Postmortems.IO;
using Postmortems.Language;
using Postmortems.Search;
using Postmortems.Site;
using Postmortems.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Postmortems.Tests.Search;

/// <summary>What the search finds in the sample library, measured against what a reader of its reports would want.</summary>
public sealed class SearchQualityTests(Xunit.Abstractions.ITestOutputHelper output)
{
    // A little below what was measured: what makes the search worse is meant to be noticed.
    private const double LeastGain = 0.92, LeastFirst = 0.88;

    private const int Seen = 10;

    private static readonly Lazy<(SearchEngine Engine, ImmutableArray<string> Ids)> Sample = new(() =>
    {
        var options = LibraryFolder.ReadConfig(Repository.Root).Config.Options;
        var reports = ContentFolder.Read(Repository.Root, ContentFolder.List(Repository.Root, options.Content), options, threads: 1);
        var library = Library.Of(reports.Select(report => report.Incident!), options, An.Today);
        return (SearchFiles.Engine(library), [.. library.Incidents.Select(incident => incident.Id.Value)]);
    });

    [Fact]
    public void The_queries_are_many_and_name_reports_that_exist()
    {
        var queries = Queries().ToList();
        Assert.True(queries.Count >= 60);
        Assert.True(queries.Count(query => query.Text.Any(Tokenizer.IsPaired)) * 2 >= queries.Count);
        Assert.Empty(queries.SelectMany(query => query.Grades.Keys).Except(Sample.Value.Ids));
        Assert.Equal(queries.Count, queries.DistinctBy(query => query.Text).Count());
    }

    [Fact]
    public void What_is_wanted_stands_on_top()
    {
        var judged = Queries().Select(query => (query, Gain: GainOf(query), IsFirst: IsFirst(query))).ToList();
        foreach (var (query, gain, isFirst) in judged.Where(query => query.Gain < 0.95))
            output.WriteLine($"{gain:0.00} {(isFirst ? "first" : "     ")} {query.Text}: {string.Join(", ", Found(query.Text).Take(4))}");
        output.WriteLine($"nDCG@{Seen} {judged.Average(query => query.Gain):0.000}, best answer first {judged.Average(query => query.IsFirst ? 1.0 : 0):0.000}, {judged.Count} queries");
        Assert.True(judged.Average(query => query.Gain) >= LeastGain);
        Assert.True(judged.Average(query => query.IsFirst ? 1.0 : 0) >= LeastFirst);
    }

    /// <summary>
    /// Normalised discounted cumulative gain: Σ (2^grade − 1) / log2(place + 1) over the first ten, as a share of what the best order would have
    /// (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20, 2002, with the gains of Burges et al., 2005).
    /// </summary>
    private static double GainOf(Judged query) =>
        Cumulated(Found(query.Text).Take(Seen).Select(id => query.Grades.GetValueOrDefault(id))) / Cumulated(query.Grades.Values.OrderDescending().Take(Seen));

    private static double Cumulated(IEnumerable<int> grades) => grades.Index().Sum(grade => (Math.Pow(2, grade.Item) - 1) / Math.Log2(grade.Index + 2));

    private static bool IsFirst(Judged query) => Found(query.Text).FirstOrDefault() is { } first && query.Grades.GetValueOrDefault(first) == query.Grades.Values.Max();

    private static IEnumerable<string> Found(string query) => Sample.Value.Engine.Find(query).Select(hit => Sample.Value.Ids[hit.Document]);

    private static IEnumerable<Judged> Queries()
    {
        using var reader = new StreamReader(Path.Join(Repository.Tests, "Search", "queries.yml"));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return
        [
            .. from entry in ((YamlSequenceNode)yaml.Documents[0].RootNode).Cast<YamlMappingNode>()
               select new Judged(
                   ((YamlScalarNode)entry["query"]).Value!,
                   ((YamlMappingNode)entry["relevant"]).Children.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => int.Parse(((YamlScalarNode)pair.Value).Value!, System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal)),
        ];
    }

    /// <param name="Grades">By id: 1 to 3.</param>
    private sealed record Judged(string Text, Dictionary<string, int> Grades);
}
