using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>What became of what was promised after an incident.</summary>
public enum PromiseVerdict
{
    /// <summary>Nothing was promised, or nobody knows when it was done: there is nothing to judge.</summary>
    NotJudgeable,

    /// <summary>Done, and it has not come again in a time in which it would have.</summary>
    Held,

    /// <summary>It came again after something was done.</summary>
    DidNotHold,

    /// <summary>Nothing of it was done before it came again, or nothing is done yet.</summary>
    NeverDone,

    /// <summary>Done, and it has not come again; but so it would be by chance.</summary>
    TooEarly,
}

/// <summary>What was promised after one member of a family.</summary>
/// <param name="Next">The member that came next; null after the last one.</param>
/// <param name="Done">Promises that were kept before the next came, or until today.</param>
/// <param name="NotDone">Those that were not.</param>
public sealed record PromiseStep(Incident Incident, Incident? Next, ImmutableArray<CorrectiveAction> Done, ImmutableArray<CorrectiveAction> NotDone, PromiseVerdict Verdict);

/// <summary>The broken-promise ledger of incidents with one cause.</summary>
/// <param name="Steps">One for each member that has a date, in their order.</param>
/// <param name="Verdict">Of the family: a promise that did not hold or was never done before the cause came again outweighs what came after it.</param>
public sealed record PromiseLedger(ImmutableArray<PromiseStep> Steps, PromiseVerdict Verdict)
{
    /// <summary>
    /// How many mean intervals without a recurrence are needed for "held": at a constant rate the chance of so long a pause is exp(-3), 5 % (the rule of
    /// three; Hanley and Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249, 1983).
    /// </summary>
    private const double Intervals = 3;

    /// <param name="members">The earliest first.</param>
    public static PromiseLedger Of(IEnumerable<Incident> members, LocalDate today)
    {
        var dated = members.Where(member => member.Began?.Date is not null).ToImmutableArray();
        var steps = dated.Select((member, i) => Step(dated, i, today)).ToImmutableArray();
        var verdict = steps.Any(step => step is { Next: not null, Verdict: PromiseVerdict.DidNotHold }) ? PromiseVerdict.DidNotHold
            : steps.Any(step => step is { Next: not null, Verdict: PromiseVerdict.NeverDone }) ? PromiseVerdict.NeverDone
            : steps.IsEmpty ? PromiseVerdict.NotJudgeable
            : steps[^1].Verdict;
        return new PromiseLedger(steps, verdict);
    }

    private static PromiseStep Step(ImmutableArray<Incident> members, int place, LocalDate today)
    {
        var (member, next) = (members[place], place + 1 < members.Length ? members[place + 1] : null);
        var until = next?.Began!.Date ?? today;
        var promises = member.Actions.Where(action => action.IsCommitment && action.Status is not ActionStatus.Unknown).ToList();
        // What is done on the day of the next one came too late for it, or nobody can tell.
        var done = promises.Where(action => action.Status is ActionStatus.Done && action.Done.IsGiven && (next is null ? action.Done.Value <= until : action.Done.Value < until)).ToImmutableArray();
        var undated = promises.Any(action => action.Status is ActionStatus.Done && !action.Done.IsGiven);
        return new PromiseStep(member, next, done, [.. promises.Except(done)], VerdictOf());

        PromiseVerdict VerdictOf() =>
            promises.Count == 0 || (done.IsEmpty && undated) ? PromiseVerdict.NotJudgeable
            : done.IsEmpty ? PromiseVerdict.NeverDone
            : next is not null ? PromiseVerdict.DidNotHold
            : Period.DaysBetween(done.Max(action => action.Done.Value), today) >= Intervals * MeanInterval(members) ? PromiseVerdict.Held
            : PromiseVerdict.TooEarly;
    }

    /// <summary>In days; endless where there was but one, since no rate can be told from that.</summary>
    private static double MeanInterval(ImmutableArray<Incident> members) => members.Length < 2
        ? double.PositiveInfinity
        : (double)Period.DaysBetween(members[0].Began!.Date!.Value, members[^1].Began!.Date!.Value) / (members.Length - 1);
}
