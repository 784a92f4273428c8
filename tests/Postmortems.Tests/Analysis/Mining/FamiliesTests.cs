using System.Collections.Immutable;
using Postmortems.Analysis.Mining;
using Postmortems.Incidents;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Analysis.Mining;

public sealed class FamiliesTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void Planted_recurrences_are_found_and_look_alikes_are_not(int seed)
    {
        var library = new PlantedLibrary(seed);
        var found = Pairs(Families.Of(new LikenessIndex(library.Reports), An.Today).All.Select(family => family.Members.Select(member => member.Id)));
        var planted = Pairs(library.Families);
        var accused = library.LookAlikes.SelectMany(pair => pair.Family.SelectMany(member => Pairs([[member, pair.Report]]))).ToHashSet();
        var (hits, wrong) = (found.Count(planted.Contains), found.Count(accused.Contains));
        Assert.True(hits >= 0.9 * found.Count, $"precision {hits} of {found.Count}");
        Assert.True(hits >= 0.85 * planted.Count, $"recall {hits} of {planted.Count}");
        Assert.True(wrong <= 0.05 * accused.Count, $"look-alikes {wrong} of {accused.Count}");
    }

    [Fact]
    public void The_order_of_the_reports_changes_nothing()
    {
        var reports = new PlantedLibrary(4).Reports;
        var one = Told(reports);
        Assert.NotEmpty(one);
        Assert.Equal(one, Told([.. reports.Reverse()]));
        Assert.Equal(one, Told([.. reports.OrderBy(report => report.Title, StringComparer.Ordinal)]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Words_dealt_anew_make_no_family(int seed)
    {
        var random = new Random(seed);
        var reports = Directory.EnumerateFiles(Path.Join(Repository.Root, "content", "incidents"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => An.Read(File.ReadAllText(path), path: Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Incident)
            .OfType<Incident>()
            .DistinctBy(report => report.Id)
            .ToList();
        Assert.True(reports.Count >= Families.FewestReports);
        var words = reports.SelectMany(report => $"{report.Title} {report.Body.Text}".Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).ToArray();
        random.Shuffle(words);
        var dealt = reports.Zip(words.Chunk(words.Length / reports.Count), (report, hand) => An.Incident with
        {
            Id = report.Id,
            Title = string.Join(' ', hand[..6]),
            Services = report.Services,
            Body = new ReportBody { Text = string.Join(' ', hand[6..]) },
        });
        Assert.Empty(Families.Of(new LikenessIndex(dealt), An.Today).All);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Words_of_short_texts_dealt_anew_make_no_family(int seed)
    {
        var random = new Random(seed);
        var reports = new PlantedLibrary(1).Reports;
        Func<Incident, string>[] told = [report => report.Title, report => report.Body.Text, report => report.Causes[0].Summary];
        var dealt = told.Select(text => Dealt(reports.Select(text), random)).ToArray();
        // Kinds and services stay where they are: words alone are dealt.
        Assert.Empty(Families.Of(
            new LikenessIndex(reports.Select((report, place) => report with
            {
                Title = dealt[0][place],
                Impact = Impact.Empty,
                Body = new ReportBody { Text = dealt[1][place] },
                Causes = [report.Causes[0] with { Summary = dealt[2][place] }],
            })),
            An.Today).All);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Sentences_of_any_words_make_no_family(int seed)
    {
        var random = new Random(seed);
        // Few words are frequent, and many are rare, as in any language.
        var sentences = Enumerable.Range(0, 60).Select(_ => string.Join(' ', Enumerable.Range(0, 14).Select(_ => $"word{(char)('a' + random.Next(1, 26))}{(char)('a' + (int)(26 * Math.Pow(random.NextDouble(), 3)))}")));
        Assert.Empty(Families.Of(new LikenessIndex(sentences.Select((sentence, place) => An.Incident with { Id = IncidentId.Parse($"r{place:00}"), Title = sentence })), An.Today).All);
    }

    [Fact]
    public void Below_twenty_reports_words_make_no_family_and_people_do()
    {
        var library = new PlantedLibrary(5);
        var few = library.Reports.Take(19).ToImmutableArray();
        Assert.Empty(Families.Of(new LikenessIndex(few), An.Today).All);
        var said = few.SetItem(0, few[0] with { Related = [new RelatedIncident(few[18].Id, Likeness.Cause, null)] });
        var family = Assert.Single(Families.Of(new LikenessIndex(said), An.Today).All);
        Assert.True(family.IsSaid);
        Assert.Equal([few[0].Id, few[18].Id], family.Members.Select(member => member.Id));
    }

    [Fact]
    public void What_a_person_has_told_apart_is_never_joined()
    {
        var reports = new PlantedLibrary(6).Reports;
        var family = Families.Of(new LikenessIndex(reports), An.Today).All[0];
        var (first, second) = (family.Members[0].Id, family.Members[1].Id);
        var apart = reports.Select(report => report.Id == second ? report with { Related = [new RelatedIncident(first, Likeness.Different, null)] } : report);
        Assert.DoesNotContain((first, second), Pairs(Families.Of(new LikenessIndex(apart), An.Today).All.Select(found => found.Members.Select(member => member.Id))));
    }

    [Fact]
    public void A_family_tells_why()
    {
        var families = Families.Of(new LikenessIndex(new PlantedLibrary(7).Reports), An.Today);
        Assert.Equal(families.Reports, families.Unclustered + families.All.Sum(family => family.Members.Length));
        Assert.All(families.All, family =>
        {
            Assert.NotEmpty(family.Terms);
            Assert.Contains(family.Medoid, family.Members);
            Assert.Contains(family.Terms, term => family.Telling.Contains(term, StringComparison.OrdinalIgnoreCase));
            Assert.True(family.First!.Earliest < family.Last!.Earliest);
        });
    }

    private static string[] Dealt(IEnumerable<string> texts, Random random)
    {
        var lengths = texts.Select(text => text.Split(' ').Length).ToArray();
        var words = texts.SelectMany(text => text.Split(' ')).ToArray();
        random.Shuffle(words);
        var next = 0;
        return [.. lengths.Select(length => string.Join(' ', words[next..(next += length)]))];
    }

    private static IEnumerable<string> Told(ImmutableArray<Incident> reports) =>
        Families.Of(new LikenessIndex(reports), An.Today).All.Select(family => $"{string.Join(' ', family.Members.Select(member => member.Id))}: {string.Join(' ', family.Terms)} ({family.Medoid.Id}) {family.Telling}");

    private static HashSet<(IncidentId, IncidentId)> Pairs(IEnumerable<IEnumerable<IncidentId>> groups) =>
        [.. groups.Select(group => group.Order().ToList()).SelectMany(group => group.SelectMany((a, i) => group.Skip(i + 1), (a, b) => (a, b)))];
}
