using Postmortems.Analysis.Mining;
using Postmortems.Incidents;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Analysis.Mining;

public sealed class ClustersTests
{
    private static readonly Edge OneAndTwo = new(0, 1, 0.3, true), TwoAndThree = new(1, 2, 0.3, true);

    [Fact]
    public void One_pair_without_an_edge_does_not_part_what_is_close() =>
        // (0.3 - 0.21) / 2, with the pair that is no edge at the floor below zero.
        Assert.Equal([[0, 1, 2]], Clusters.Of(3, [OneAndTwo, TwoAndThree], new SaidLikeness([])));

    [Fact]
    public void Small_steps_make_no_chain() =>
        Assert.Equal([[0, 1], [2, 3]], Clusters.Of(4, [OneAndTwo, new Edge(1, 2, 0.2, true), new Edge(2, 3, 0.3, true)], new SaidLikeness([])));

    [Theory]
    [InlineData(Likeness.Different)]
    [InlineData(Likeness.Symptom)]
    public void Two_that_people_have_told_apart_are_not_joined_by_a_third(Likeness said)
    {
        Incident[] reports =
        [
            .. Enumerable.Range(0, 3).Select(place => An.Incident with
            {
                Id = IncidentId.Parse($"r{place}"),
                Related = place == 2 ? [new RelatedIncident(IncidentId.Parse("r0"), said, null)] : [],
            }),
        ];
        Assert.Equal([[0, 1]], Clusters.Of(3, [OneAndTwo, TwoAndThree], new SaidLikeness(reports)));
    }
}
