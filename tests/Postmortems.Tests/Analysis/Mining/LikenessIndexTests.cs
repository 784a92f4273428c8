using Postmortems.Analysis.Mining;
using Postmortems.Incidents;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Analysis.Mining;

public sealed class LikenessIndexTests
{
    private static readonly Incident Pool = Told("pool", 2, "Checkout slow: the connection pool was empty", "connections leaked from the pool on every retry", "checkout");
    private static readonly Incident Certificate = Told("certificate", 1, "Login failed: a certificate had run out", "nobody renewed the certificate", "login");
    private static readonly Incident Disk = Told("disk", 1, "Search down: the disk was full", "logs were never rotated", "search");
    private static readonly Incident Again = Told("again", 5, "Payments slow: connection pool exhausted", "a retry leaked connections from the pool", "checkout");

    [Fact]
    public void The_nearest_is_the_one_of_the_same_words_with_what_they_share()
    {
        var earlier = Assert.Single(Nearest(Again, Pool, Certificate, Disk));
        Assert.Equal("pool", earlier.Incident.Id.Value);
        Assert.Equal(["connections", "leaked", "pool", "retry", "slow"], earlier.Terms.Order(StringComparer.Ordinal));
        Assert.Equal("checkout", Assert.Single(earlier.Services));
        Assert.Equal("code", Assert.Single(earlier.CauseKinds));
        Assert.False(earlier.IsNamed);
    }

    [Fact]
    public void What_is_shared_of_the_cause_is_told_apart_from_what_is_shared_of_the_symptom()
    {
        var both = Assert.Single(Nearest(Again, Pool, Certificate, Disk));
        Assert.Equal(AlikeIn.Both, both.In);
        Assert.Equal(["connections", "leaked", "pool", "retry"], both.CauseTerms.Order(StringComparer.Ordinal));
        Assert.Equal(["connection", "pool", "slow"], both.SymptomTerms.Order(StringComparer.Ordinal));
        Assert.Empty(both.OtherTerms);
    }

    [Fact]
    public void The_same_symptom_of_another_cause_is_called_that()
    {
        var network = Told("network", 1, "Payments slow: every card refused", "a route was withdrawn by the carrier", "checkout", "network");
        var cards = Told("cards", 4, "Payments slow: every card refused", "a flag switched the fraud filter off", "checkout");
        var near = Assert.Single(Nearest(cards, network, Certificate, Disk));
        Assert.Equal(AlikeIn.Symptom, near.In);
        Assert.Empty(near.CauseTerms);
        Assert.NotEmpty(near.SymptomTerms);
        // Where the kind of cause is shared, other words are no sign of another cause.
        Assert.Equal(AlikeIn.Neither, Assert.Single(Nearest(cards, network with { Causes = [network.Causes[0] with { Kind = cards.Causes[0].Kind }] }, Certificate, Disk)).In);
        // Where one says nothing of its cause, nothing is said of it.
        Assert.Equal(AlikeIn.Untold, Assert.Single(Nearest(cards, network with { Causes = [] }, Certificate, Disk)).In);
    }

    [Fact]
    public void A_text_is_told_where_the_report_says_the_same()
    {
        var near = new LikenessIndex([Pool, Certificate, Disk, Again]).NearestTo("a retry leaked connections and checkout became slow", 1).Single();
        Assert.Equal("pool", near.Incident.Id.Value);
        Assert.Null(near.In);
        Assert.Equal(["connections", "leaked", "retry"], near.CauseTerms.Order(StringComparer.Ordinal));
        Assert.Equal(["checkout", "slow"], near.SymptomTerms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_came_later_is_not_earlier() => Assert.Empty(Nearest(Pool, Again, Certificate, Disk));

    [Fact]
    public void Where_nothing_is_alike_nothing_is_named() => Assert.Empty(Nearest(Again, Certificate, Disk));

    [Fact]
    public void What_a_person_has_named_comes_first_and_what_a_person_has_told_apart_does_not_come()
    {
        var named = Again with { Related = [new(Disk.Id, Likeness.Symptom, null), new(Pool.Id, Likeness.Different, null)] };
        var earlier = Assert.Single(Nearest(named, Pool, Certificate, Disk));
        Assert.True(earlier.IsNamed);
        Assert.Equal(Disk.Id, earlier.Incident.Id);

        var byTheOther = Pool with { Related = [new(Again.Id, Likeness.Different, null)] };
        Assert.Empty(Nearest(Again, byTheOther, Certificate, Disk));
    }

    [Fact]
    public void Drills_and_translations_are_no_incidents_of_their_own() =>
        Assert.Empty(Nearest(Again, Pool with { Kind = ReportKind.Drill }, Certificate with { TranslationOf = Disk.Id }, Disk));

    [Fact]
    public void Chinese_pairs_are_joined_to_the_word_that_both_wrote()
    {
        var before = Told("之前", 1, "下单变慢：连接池耗尽", "重试时没有归还数据库连接", "下单");
        var after = Told("之后", 2, "支付超时，数据库连接池耗尽", "连接没有归还", "支付");
        var terms = Assert.Single(Nearest(after, before, Certificate, Disk)).Terms;
        Assert.Contains("连接池耗尽", terms);
        Assert.DoesNotContain("接池", terms);
    }

    [Fact]
    public void The_order_of_the_library_does_not_matter()
    {
        var library = new[] { Again, Pool, Certificate, Disk, Told("pool-2", 3, "Pool empty again", "a connection leaked", "search") };
        var one = new LikenessIndex(library).Earlier(Again, 3);
        var other = new LikenessIndex(library.Reverse()).Earlier(Again, 3);
        Assert.Equal(2, one.Length);
        Assert.Equal(one.Select(earlier => (earlier.Incident.Id, string.Join(' ', earlier.Terms))), other.Select(earlier => (earlier.Incident.Id, string.Join(' ', earlier.Terms))));
    }

    [Fact]
    public void All_pairs_at_once_are_to_the_last_bit_what_each_is_by_itself()
    {
        var index = new LikenessIndex(new PlantedLibrary(3).Reports);
        var (rows, alone) = (new LikenessRows(index.Space), new double[index.Space.Count]);
        foreach (var text in Enumerable.Range(0, alone.Length))
        {
            rows.Take(text / LikenessRows.Rows * LikenessRows.Rows);
            rows.Meet(text);
            index.Space.Likenesses(text, alone);
            Assert.Equal(alone[rows.First..(rows.First + rows.Count)], rows.Sums[..rows.Count].ToArray());
        }

        var scan = PairScan.Of(index, 5);
        foreach (var (place, incident) in index.Incidents.Index())
            Assert.Equal(index.Nearest(incident, 5).Select(near => (near.Incident, near.Score)), scan.Nearest[place].Select(near => (index.Incidents[near.Place], near.Score)));
    }

    private static IEnumerable<NearIncident> Nearest(Incident incident, params Incident[] others) => new LikenessIndex([incident, .. others]).Earlier(incident, 3);

    private static Incident Told(string id, int day, string title, string cause, string service, string kind = "code") => An.Incident with
    {
        Id = IncidentId.Parse(id),
        Title = title,
        Services = Fact<System.Collections.Immutable.ImmutableArray<string>>.Of([service]),
        Causes = [new Cause { Id = "c1", Kind = Fact<string>.Of(kind), Summary = cause }],
        Timeline = new Timeline { Entries = [new TimelineEntry { At = An.Moment(day * 1440), Phase = Phase.Started }] },
    };
}
