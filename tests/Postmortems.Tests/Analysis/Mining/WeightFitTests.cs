using System.Collections.Immutable;
using Postmortems.Analysis.Mining;
using Postmortems.Incidents;

namespace Postmortems.Tests.Analysis.Mining;

public sealed class WeightFitTests
{
    [Fact]
    public void Where_people_go_by_the_service_it_comes_to_weigh()
    {
        var fit = Judged(1, 150, (index, a, b, _) => index.Facts[a].SharesServiceWith(index.Facts[b])).Fit;
        Assert.Equal(WeightDecision.Used, fit.Decision);
        Assert.True(fit.FittedLoss < fit.StatedLoss - 0.1, $"{fit.FittedLoss} against {fit.StatedLoss}");
        Assert.True(fit.Weights.Service > 0.1, $"{fit.Weights}");
        Assert.True(fit.Weights.ServiceOfKind > 2 * LikenessWeights.Stated.ServiceOfKind, $"{fit.Weights}");
    }

    [Fact]
    public void Where_people_go_by_the_kind_of_cause_the_service_loses_its_weight()
    {
        var fit = Judged(2, 150, (index, a, b, _) => index.Facts[a].KindsWith(index.Facts[b]) > 0).Fit;
        Assert.Equal(WeightDecision.Used, fit.Decision);
        Assert.True(fit.Weights.Kind > 0.15, $"{fit.Weights}");
        Assert.True(fit.Weights.Service < 0.02, $"{fit.Weights}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Words_without_meaning_leave_what_is_stated(int seed)
    {
        var fit = Judged(seed, 120, (_, _, _, random) => random.Next(2) == 0).Fit;
        Assert.Equal(WeightDecision.NoBetter, fit.Decision);
        Assert.Equal(LikenessWeights.Stated, fit.Weights);
        Assert.InRange(fit.HeldOut, 60, 120);
    }

    [Fact]
    public void Of_few_words_nothing_is_learnt()
    {
        var fit = Judged(1, 60, (index, a, b, _) => index.Facts[a].SharesServiceWith(index.Facts[b])).Fit;
        Assert.True(Math.Min(fit.Same, fit.Other) < WeightFit.FewestOfEach);
        Assert.Equal((WeightDecision.TooFew, LikenessWeights.Stated, 0), (fit.Decision, fit.Weights, fit.HeldOut));
    }

    [Fact]
    public void The_order_of_the_reports_changes_no_digit()
    {
        var one = Judged(3, 150, (index, a, b, _) => index.Facts[a].SharesServiceWith(index.Facts[b]));
        var other = new LikenessIndex(one.Incidents.Reverse());
        Assert.Equal(WeightDecision.Used, one.Fit.Decision);
        Assert.Equal(one.Fit, other.Fit);
    }

    [Fact]
    public void What_is_learnt_is_what_all_pairs_at_once_and_each_by_itself_are_scored_by()
    {
        var index = Judged(1, 150, (index, a, b, _) => index.Facts[a].SharesServiceWith(index.Facts[b]));
        var scan = PairScan.Of(index, 5);
        foreach (var (place, incident) in index.Incidents.Index())
            Assert.Equal(index.Nearest(incident, 5).Where(near => near.Said is null).Select(near => (near.Incident, near.Score)).Take(2), scan.Nearest[place].Select(near => (index.Incidents[near.Place], near.Score)).Where(near => index.Said.Of(place, index.Incidents.IndexOf(near.Item1)) is null).Take(2));
        Assert.Contains(index.Incidents.Index(), pair => index.Nearest(pair.Item, 1)[0].Score > 1);
    }

    [Fact]
    public void Weights_keep_their_bounds()
    {
        Assert.Null(LikenessWeights.Of([-1, 0, -2, 3, 0, 0, 0, 0, 0, 0]));
        var weights = LikenessWeights.Of([2, 1, 1, 8, -3, 0, 0, 0, 0, 0])!;
        Assert.Equal((0.5, 0.25, 0.25), (weights.Words, weights.Cause, weights.Symptom));
        Assert.Equal((0.5, 0.0), (weights.Kind, weights.ServiceOfKind));
        Assert.Equal(LikenessWeights.Stated, LikenessWeights.Of(LikenessWeights.Stated.Values.Select(weight => 3 * weight).ToArray()));
    }

    /// <summary>A library in which people have judged so many of the pairs that lie near each other.</summary>
    private static LikenessIndex Judged(int seed, int count, Func<LikenessIndex, int, int, Random, bool> isSame)
    {
        var (random, index) = (new Random(seed), new LikenessIndex(new PlantedLibrary(seed).Reports));
        var near = PairScan.Of(index, 4).Nearest.SelectMany((others, place) => others.Select(other => (A: Math.Min(place, other.Place), B: Math.Max(place, other.Place)))).Distinct().ToArray();
        random.Shuffle(near);
        var said = near.Take(count).ToLookup(pair => pair.B, pair => new RelatedIncident(index.Incidents[pair.A].Id, isSame(index, pair.A, pair.B, random) ? Likeness.Cause : Likeness.Different, null));
        return new LikenessIndex(index.Incidents.Select((incident, place) => incident with { Related = [.. said[place]] }));
    }
}
