using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis.Hypotheses;
using Postmortems.Incidents;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Analysis.Hypotheses;

public sealed class HypothesisFinderTests
{
    [Fact]
    public void A_change_before_the_harm_is_a_hypothesis_and_one_after_it_is_none()
    {
        var list = Of("- 2024-03-14 11:50 Deploy of checkout 2.4\n- 12:00 **started** Orders time out.\n- 12:10 **detected** The alert fires.\n- 12:20 Deploy of a fix.");
        var one = Assert.Single(list.Ranked);
        Assert.Equal((HypothesisKind.Change, "Deploy of checkout 2.4", Duration.FromMinutes(10)), (one.Kind, one.Subject, one.Lead));
        Assert.Equal([EvidenceKind.Changed, EvidenceKind.Began, EvidenceKind.Noticed], one.Evidence.Select(evidence => evidence.Kind));
        Assert.Equal(["timeline[0]", "timeline[1]", "timeline[2]"], one.Evidence.Select(evidence => evidence.Place));
    }

    [Fact]
    public void The_nearer_change_comes_first() =>
        Assert.Equal(
            ["配置变更：连接数上限", "Upgrade of the database"],
            Of("- 2024-03-13 12:00 Upgrade of the database\n- 2024-03-14 11:50 配置变更：连接数上限\n- 12:00 **started** Orders time out.").Ranked.Select(one => one.Subject));

    [Theory]
    [InlineData("12:35", EvidenceKind.OverAfter, 2, false)]
    [InlineData("18:00", EvidenceKind.WentOn, -2, true)]
    public void Taking_it_back_speaks_for_a_change_or_against_it(string recovered, EvidenceKind kind, int weight, bool isAgainst)
    {
        var one = Assert.Single(Of($"- 2024-03-14 11:50 Deploy of checkout 2.4\n- 12:00 **started** Orders time out.\n- 12:30 **rolled_back** Back to 2.3.\n- {recovered} **recovered** Orders go through.").Ranked);
        Assert.Equal((kind, isAgainst, weight), (one.Evidence[^1].Kind, one.Evidence[^1].IsAgainst, one.Weight));
    }

    [Fact]
    public void A_series_that_moved_between_the_two_speaks_for_the_change_and_is_a_hypothesis_of_its_own()
    {
        var list = Of("- 2024-03-14 11:50 Deploy of checkout 2.4\n- 12:00 **started** Orders time out.\n- 12:10 **detected** The alert fires.", Series(jumpsAt: 55));
        Assert.Equal([HypothesisKind.Change, HypothesisKind.Movement], list.Ranked.Select(one => one.Kind));
        Assert.Equal([EvidenceKind.Changed, EvidenceKind.Moved, EvidenceKind.Began, EvidenceKind.Noticed], list.Ranked[0].Evidence.Select(evidence => evidence.Kind));
        Assert.Equal(("content/incidents/errors.csv", 57), (list.Ranked[1].Evidence[0].File, list.Ranked[1].Evidence[0].Line));
    }

    [Fact]
    public void Where_nothing_measured_moved_that_speaks_against_the_change()
    {
        var one = Assert.Single(Of("- 2024-03-14 11:50 Deploy of checkout 2.4\n- 12:00 **started** Orders time out.", Series(jumpsAt: null)).Ranked);
        Assert.True(one.Evidence.Single(evidence => evidence.Kind is EvidenceKind.NothingMoved).IsAgainst);
        Assert.Equal(-1, one.Weight);
    }

    [Fact]
    public void What_moved_after_people_had_noticed_came_after_and_not_before() =>
        Assert.Empty(Of("- 2024-03-14 12:00 **started** Orders time out.\n- 12:10 **detected** The alert fires.", Series(jumpsAt: 90)).Ranked);

    [Theory]
    [InlineData("", false)]
    [InlineData("- 2024-03-14 12:00 **started** Orders time out.", true)]
    public void Without_a_beginning_or_without_anything_before_it_there_is_none(string timeline, bool knowsBeginning)
    {
        var list = Of(timeline);
        Assert.Empty(list.Ranked);
        Assert.Equal(knowsBeginning, list.KnowsBeginning);
    }

    [Fact]
    public void Noise_beside_an_incident_gives_a_hypothesis_in_at_most_five_of_a_hundred()
    {
        var incident = Report("- 2024-03-14 12:00 **started** Orders time out.\n- 12:10 **detected** The alert fires.");
        Assert.InRange(Enumerable.Range(0, 1_000).Count(seed => !HypothesisFinder.Of(incident, [Series(null, (ulong)seed)]).Ranked.IsEmpty), 0, 50);
    }

    private static HypothesisList Of(string timeline, params ImmutableArray<MetricFile> metrics) => HypothesisFinder.Of(Report(timeline), metrics);

    private static Incident Report(string timeline) => An.Report("title: Slow", $"## Timeline\n\n{timeline}\n").Incident!;

    // A value a minute from 11:00 on; the first stands on line 2.
    private static MetricFile Series(int? jumpsAt, ulong seed = 1)
    {
        var random = new Postmortems.Analysis.Statistics.SeededNumbers(seed);
        var start = Instant.FromUtc(2024, 3, 14, 11, 0);
        return new MetricFile("content/incidents/errors.csv", [new MetricSeries("errors", [.. Enumerable.Range(0, 120).Select(i => new MetricPoint(start + Duration.FromMinutes(i), MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Max(1e-9, random.Unit())) + (i >= jumpsAt ? 50 : 0), i + 2))])]);
    }
}
