using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Reviews;

/// <summary>A missed test in its report.</summary>
/// <param name="AddressedBy">The report's actions that answer to it.</param>
public sealed record Escape(Incident Incident, MissedTest Test, TestProof Proof, ImmutableArray<CorrectiveAction> AddressedBy)
{
    /// <summary>The id of the gate; "" where none is said or nobody knows.</summary>
    public string Gate => Known(Test.Gate);

    /// <summary>The id of the reason; "" where none is said or nobody knows.</summary>
    public string Reason => Known(Test.Reason);

    private static string Known(Fact<string> fact) => fact.IsGiven && fact.Value != "unknown" ? fact.Value! : "";
}

/// <summary>A gate, and what it would have stopped, had it worked, beside the gates named before it.</summary>
/// <param name="Minutes">Of harm, known.</param>
/// <param name="Incidents">Also those whose harm is not known.</param>
public sealed record GateCover(string Gate, double Minutes, ImmutableArray<Incident> Incidents);

/// <summary>An escape by the same gate and reason as an earlier one, whose action had been done by then.</summary>
public sealed record RepeatedEscape(Escape Earlier, LocalDate Done, Escape Later);

/// <summary>Which gates should have caught what got through, and why they did not (漏测矩阵).</summary>
/// <param name="Escapes">In the order of the reports.</param>
/// <param name="Gates">Those that occur, most escapes first, unknown ("") last.</param>
/// <param name="Reasons">Likewise.</param>
public sealed record EscapeMatrix(ImmutableArray<Escape> Escapes, ImmutableArray<string> Gates, ImmutableArray<string> Reasons)
{
    /// <summary>Incidents with an escape, of all.</summary>
    public required int Incidents { get; init; }

    public required int Of { get; init; }

    /// <summary>The two gates that would have stopped most harm, the better first; fewer where there are fewer.</summary>
    public required ImmutableArray<GateCover> Best { get; init; }

    /// <summary>Minutes of harm of all incidents that have an escape and whose harm is known.</summary>
    public required double Minutes { get; init; }

    /// <summary>Incidents with an escape whose harm is not known: they weigh nothing in the answer.</summary>
    public required int HarmUnknown { get; init; }

    public required ImmutableArray<RepeatedEscape> Repeated { get; init; }

    public ImmutableArray<Escape> Cell(string gate, string reason) => [.. Escapes.Where(escape => escape.Gate == gate && escape.Reason == reason)];

    /// <summary>Minutes; null where they are not known.</summary>
    public static double? HarmOf(Incident incident) => HarmWindows.Total(incident)?.Nominal.TotalMinutes;

    public int Tests(TestProof proof) => Escapes.Count(escape => escape.Proof == proof);

    /// <param name="filed">What counts; others are passed over.</param>
    public static EscapeMatrix Read(IEnumerable<FiledIncident> filed, ReviewInput input)
    {
        var counted = filed.Where(one => one.Counts).ToList();
        ImmutableArray<Escape> escapes = [.. counted.SelectMany(one => EscapesOf(one.Incident, input))];
        var harm = escapes.Select(escape => escape.Incident).Distinct<Incident>(ReferenceEqualityComparer.Instance)
            .ToDictionary<Incident, Incident, double?>(incident => incident, HarmOf, ReferenceEqualityComparer.Instance);
        return new EscapeMatrix(escapes, Ranked(escapes, escape => escape.Gate), Ranked(escapes, escape => escape.Reason))
        {
            Incidents = harm.Count,
            Of = counted.Count,
            Best = BestTwo(escapes, harm),
            Minutes = harm.Values.Sum() ?? 0,
            HarmUnknown = harm.Values.Count(minutes => minutes is null),
            Repeated = RepeatedOf(escapes, counted),
        };
    }

    private static IEnumerable<Escape> EscapesOf(Incident incident, ReviewInput input) =>
        incident.MissedTests.IsGiven
            ? incident.MissedTests.Value.Select(test => new Escape(incident, test, input.ProofOf(test), [.. incident.Actions.Where(action => action.Addresses.Contains(test.Id))]))
            : [];

    private static ImmutableArray<string> Ranked(ImmutableArray<Escape> escapes, Func<Escape, string> key) =>
        [.. escapes.CountBy(key).OrderBy(pair => pair.Key.Length == 0).ThenByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key)];

    /// <summary>
    /// Greedy cover: the gate that stands before most minutes of harm, then the one that stands before most of the rest. Of equals the one with
    /// more incidents, then by id.
    /// </summary>
    /// <remarks>Nemhauser, Wolsey and Fisher (1978): never below 63 % of the best choice; of two, never below 75 %.</remarks>
    private static ImmutableArray<GateCover> BestTwo(ImmutableArray<Escape> escapes, Dictionary<Incident, double?> harm)
    {
        var best = ImmutableArray.CreateBuilder<GateCover>();
        var covered = new HashSet<Incident>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < 2; i++)
        {
            var next = escapes.Where(escape => escape.Gate.Length > 0 && !covered.Contains(escape.Incident))
                .GroupBy(escape => escape.Gate, escape => escape.Incident)
                .Select(gate => (gate.Key, Incidents: gate.Distinct<Incident>(ReferenceEqualityComparer.Instance).ToImmutableArray()))
                .Select(gate => new GateCover(gate.Key, gate.Incidents.Sum(incident => harm[incident] ?? 0), gate.Incidents))
                .OrderByDescending(gate => gate.Minutes).ThenByDescending(gate => gate.Incidents.Length).ThenBy(gate => gate.Gate, StringComparer.Ordinal)
                .FirstOrDefault();
            if (next is null)
                break;
            best.Add(next);
            covered.UnionWith(next.Incidents);
        }

        return best.ToImmutable();
    }

    private static ImmutableArray<RepeatedEscape> RepeatedOf(ImmutableArray<Escape> escapes, List<FiledIncident> filed)
    {
        var days = filed.ToDictionary<FiledIncident, Incident, LocalDate?>(one => one.Incident, one => one.Day, ReferenceEqualityComparer.Instance);
        return
        [
            .. from earlier in escapes
               where earlier.Gate.Length > 0 && earlier.Reason.Length > 0
               let done = earlier.AddressedBy.Where(action => action is { Status: ActionStatus.Done, Done.IsGiven: true }).Select(action => (LocalDate?)action.Done.Value).Min()
               where done is not null
               from later in escapes
               where later.Gate == earlier.Gate && later.Reason == earlier.Reason && later.Incident != earlier.Incident && days[later.Incident] > done
               select new RepeatedEscape(earlier, done.Value, later),
        ];
    }
}
