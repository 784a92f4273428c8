using Postmortems.Analysis.Reviews;
using Xunit.Abstractions;

namespace Postmortems.Tests.Analysis.Reviews;

/// <summary>How often a review speaks of a change: in a world without one, and in worlds that have one.</summary>
public sealed class HonestyTests(ITestOutputHelper output)
{
    private const int Quarters = 1_000;

    [Theory]
    [InlineData(8)]
    [InlineData(3)]
    public void Where_nothing_changes_at_most_one_quarter_in_twenty_speaks_of_a_change(int rate)
    {
        var called = Enumerable.Range(0, Quarters).AsParallel().Count(i => new SimulatedLibrary((ulong)i) { Rate = rate }.Review().Changes > 0);
        output.WriteLine($"{rate} incidents a quarter, nothing changed: {called} of {Quarters} quarters speak of a change.");
        Assert.InRange(called, 0, Quarters / 20);
    }

    // Found in 83 % (standard error 2.7 %): the floor lies three errors beneath, so that no lucky seed holds it.
    [Fact]
    public void Three_times_as_many_incidents_are_mostly_found() =>
        Found("count × 3", seed => new SimulatedLibrary(seed) { RateTimes = 3 }, review => review.Counts.All.Change.Word is ChangeWord.Rose, atLeast: 0.75);

    [Fact]
    public void Four_times_as_long_is_found_on_some_clock() =>
        Found("durations × 4", seed => new SimulatedLibrary(seed) { DurationTimes = 4 }, review => review.Durations.Any(figure => figure.Change.Word is ChangeWord.Rose), atLeast: 0.7);

    [Fact]
    public void A_quarter_of_the_time_is_found_on_some_clock() =>
        Found("durations ÷ 4", seed => new SimulatedLibrary(seed) { DurationTimes = 0.25 }, review => review.Durations.Any(figure => figure.Change.Word is ChangeWord.Fell), atLeast: 0.7);

    [Fact]
    public void A_new_kind_of_cause_behind_most_incidents_is_found() =>
        Found("a new kind behind 60 %", seed => new SimulatedLibrary(seed) { OneKind = 0.6 }, review => review.Causes.Terms.Any(term => term is { Id: "certificate", Change.Word: ChangeWord.Rose, IsNew: true }), atLeast: 0.7);

    [Fact]
    public void What_is_found_has_the_right_direction()
    {
        var wrong = Enumerable.Range(0, 60).AsParallel().Count(i => new SimulatedLibrary((ulong)i) { RateTimes = 3, DurationTimes = 4 }.Review() is var review
            && (review.Counts.All.Change.Word is ChangeWord.Fell || review.Durations.Any(figure => figure.Change.Word is ChangeWord.Fell)));
        Assert.Equal(0, wrong);
    }

    private void Found(string effect, Func<ulong, SimulatedLibrary> library, Func<Review, bool> isFound, double atLeast)
    {
        const int Tries = 200;
        var found = Enumerable.Range(0, Tries).AsParallel().Count(i => isFound(library((ulong)i + 5_000).Review()));
        output.WriteLine($"{effect}, 8 incidents a quarter: found in {found} of {Tries} quarters, standard error {100 * Math.Sqrt((double)found / Tries * (1 - ((double)found / Tries)) / Tries):0.0} %.");
        Assert.True(found >= atLeast * Tries, $"{effect}: found in {found} of {Tries}");
    }
}
