using System.Collections.Immutable;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Configuration;

/// <summary>Which facts are asked for, from which weight on.</summary>
internal static class RequirementReader
{
    /// <summary>Every fact that can be asked for. "a_or_b" is answered by either.</summary>
    public static ImmutableArray<string> Known { get; } =
    [
        "title", "severity", "started_or_detected", "summary", "services", "detection.source", "impact", "owner",
        "recovered_or_mitigated", "causes", "actions", "timeline", "detected", "resolved", "trigger", "causes_addressed",
        "actions_complete", "missed_tests", "acknowledged_or_classified", "resolution", "reviewed",
        "teams", "authors", "roles", "lessons", "context", "root_cause", "links", "verified", "identified",
    ];

    /// <summary>A weight that the config names replaces the default's list for that weight; the others stay.</summary>
    public static ImmutableArray<Requirement> Read(Fields fields, ImmutableArray<Requirement> weaker)
    {
        if (fields.Child("required") is not { } required)
            return weaker;
        var all = ImmutableArray.CreateBuilder<Requirement>();
        foreach (var from in Enum.GetValues<RequiredFrom>())
        {
            var key = from.ToString().ToLowerInvariant();
            required.Node(key);
            all.AddRange(required.Has(key) ? Named(required, key, from) : weaker.Where(r => r.From == from));
        }

        required.ReportUnknownKeys();
        return all.ToImmutable();
    }

    private static IEnumerable<Requirement> Named(Fields required, string key, RequiredFrom from)
    {
        foreach (var scalar in required.Scalars(key))
        {
            if (Known.Contains(scalar.Value))
                yield return new Requirement(scalar.Value, from);
            else
                required.Faults.AddUnknownValue(scalar, $"required.{key}", Known);
        }
    }
}
