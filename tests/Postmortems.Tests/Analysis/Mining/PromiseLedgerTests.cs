using NodaTime;
using Postmortems.Analysis.Mining;
using Postmortems.Incidents;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Analysis.Mining;

/// <summary>Two incidents of one cause, on 14 March and 13 April 2024: thirty days apart.</summary>
public sealed class PromiseLedgerTests
{
    private static readonly LocalDate Between = new(2024, 3, 20), After = new(2024, 4, 20);

    [Theory]
    [InlineData(PromiseVerdict.DidNotHold, ActionStatus.Done, true)]
    [InlineData(PromiseVerdict.NeverDone, ActionStatus.Open, false)]
    [InlineData(PromiseVerdict.NotJudgeable, ActionStatus.Unknown, false)]
    [InlineData(PromiseVerdict.NotJudgeable, ActionStatus.Done, false)]
    public void What_came_again_shows_what_a_promise_was_worth(PromiseVerdict expected, ActionStatus status, bool isDated)
    {
        var ledger = PromiseLedger.Of([On(0, Promise(status, isDated ? Between : null)), On(30)], new LocalDate(2024, 5, 1));
        Assert.Equal(expected, ledger.Steps[0].Verdict);
    }

    [Fact]
    public void What_was_done_only_after_it_came_again_was_not_done_in_time() =>
        Assert.Equal(PromiseVerdict.NeverDone, PromiseLedger.Of([On(0, Promise(ActionStatus.Done, After)), On(30)], new LocalDate(2024, 5, 1)).Steps[0].Verdict);

    [Theory]
    [InlineData(PromiseVerdict.TooEarly, "2024-07-18")]
    [InlineData(PromiseVerdict.Held, "2024-07-19")]
    public void A_promise_has_held_after_three_mean_intervals(PromiseVerdict expected, string today) =>
        Assert.Equal(expected, PromiseLedger.Of([On(0), On(30, Promise(ActionStatus.Done, After))], NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value).Verdict);

    [Fact]
    public void Of_a_single_incident_no_rate_is_known() =>
        Assert.Equal(PromiseVerdict.TooEarly, PromiseLedger.Of([On(0, Promise(ActionStatus.Done, Between))], new LocalDate(2034, 1, 1)).Verdict);

    private static Incident On(int day, params CorrectiveAction[] actions) =>
        An.Incident with { Id = IncidentId.Parse($"day-{day}"), Timeline = An.Timeline((day * 1440, Phase.Started)), Actions = [.. actions] };

    private static CorrectiveAction Promise(ActionStatus status, LocalDate? done) =>
        new() { Id = "a1", Title = "Cap the retries", Status = status, Done = done is { } day ? Fact<LocalDate>.Of(day) : default };
}
