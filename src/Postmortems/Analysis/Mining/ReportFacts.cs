using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>What a report says in the words of the taxonomy, as far as likeness needs it: short sorted lists of numbers, compared millions of times.</summary>
internal sealed record ReportFacts(int[] Services, int[] Kinds, int Trigger, int[] Escapes, int[] Gates, int[] Reasons)
{
    public static ReportFacts[] Of(IReadOnlyList<Incident> incidents)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. incidents.Select(incident => new ReportFacts(
                Ids("service:", ServicesOf(incident)),
                Ids("kind:", KindsOf(incident)),
                Ids("trigger:", TriggerOf(incident)) is [var trigger] ? trigger : -1,
                Ids("escape:", EscapesOf(incident)),
                Ids("gate:", TestsOf(incident).Where(test => test.Gate.IsGiven).Select(test => test.Gate.Value!)),
                Ids("reason:", TestsOf(incident).Where(test => test.Reason.IsGiven).Select(test => test.Reason.Value!)))),
        ];

        int[] Ids(string group, IEnumerable<string> words)
        {
            var found = words.Distinct(StringComparer.Ordinal).Select(word => ids.TryGetValue(group + word, out var id) ? id : ids[group + word] = ids.Count).ToArray();
            Array.Sort(found);
            return found;
        }
    }

    public static IEnumerable<string> ServicesOf(Incident incident) => incident.Services.IsGiven ? incident.Services.Value : [];

    public static IEnumerable<string> KindsOf(Incident incident) => incident.Causes.Where(cause => cause.Kind.IsGiven).Select(cause => cause.Kind.Value!);

    public static IEnumerable<string> TriggerOf(Incident incident) => incident.Trigger is { Kind.IsGiven: true } trigger ? [trigger.Kind.Value!] : [];

    /// <summary>The gates that missed a fault, each with its reason.</summary>
    public static IEnumerable<string> EscapesOf(Incident incident) =>
        TestsOf(incident).Where(test => test.Gate.IsGiven && test.Reason.IsGiven).Select(test => $"{test.Gate.Value}:{test.Reason.Value}");

    /// <summary>To be added to the likeness of the words; below zero where both give kinds of cause and share none.</summary>
    public double With(ReportFacts other, LikenessWeights weights)
    {
        var kinds = KindsWith(other);
        var service = kinds > 0 ? weights.ServiceOfKind : weights.Service;
        return (kinds * weights.Kind)
            + (service > 0 && Meet(Services, other.Services) ? service : 0)
            + (Trigger >= 0 && Trigger == other.Trigger ? weights.Trigger : 0)
            + (Meet(Escapes, other.Escapes) ? weights.Escape : 0)
            + (weights.Gate > 0 && Meet(Gates, other.Gates) ? weights.Gate : 0)
            + (weights.Reason > 0 && Meet(Reasons, other.Reasons) ? weights.Reason : 0);
    }

    /// <summary>What <see cref="With"/> weighs, in the order of the weights.</summary>
    public double[] TraitsWith(ReportFacts other)
    {
        var (kinds, isService) = (KindsWith(other), SharesServiceWith(other));
        return
        [
            kinds,
            kinds > 0 && isService ? 1 : 0,
            kinds <= 0 && isService ? 1 : 0,
            Trigger >= 0 && Trigger == other.Trigger ? 1 : 0,
            Meet(Escapes, other.Escapes) ? 1 : 0,
            Meet(Gates, other.Gates) ? 1 : 0,
            Meet(Reasons, other.Reasons) ? 1 : 0,
        ];
    }

    /// <summary>1 where they share a kind of cause, -1 where both give some and share none, 0 where one gives none.</summary>
    public int KindsWith(ReportFacts other) => Kinds.Length == 0 || other.Kinds.Length == 0 ? 0 : Meet(Kinds, other.Kinds) ? 1 : -1;

    public bool SharesServiceWith(ReportFacts other) => Meet(Services, other.Services);

    private static ImmutableArray<MissedTest> TestsOf(Incident incident) => incident.MissedTests.IsGiven ? incident.MissedTests.Value : [];

    private static bool Meet(int[] some, int[] others)
    {
        for (int i = 0, j = 0; i < some.Length && j < others.Length;)
        {
            if (some[i] == others[j])
                return true;
            if (some[i] < others[j])
                i++;
            else
                j++;
        }

        return false;
    }
}
