using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Parsing;

namespace Postmortems.Configuration;

/// <summary>Levels of rules, by code or name. Whether a rule of that name exists is for the checker to say, which knows them.</summary>
internal static class RuleLevelReader
{
    private static readonly ImmutableArray<string> Levels = ["error", "warning", "hint", "off"];

    public static ImmutableSortedDictionary<string, DiagnosticSeverity?> Read(
        Fields fields,
        ImmutableSortedDictionary<string, DiagnosticSeverity?> weaker)
    {
        if (fields.Child("rules") is not { } rules)
            return weaker;
        foreach (var name in rules.Map.Entries.Select(entry => entry.Key.Value))
        {
            if (rules.Scalar(name) is not { } scalar)
                continue;
            if (Levels.IndexOf(scalar.Value.Trim().ToLowerInvariant()) is >= 0 and var level)
                weaker = weaker.SetItem(name, level == 3 ? null : (DiagnosticSeverity)level);
            else
                fields.Faults.AddUnknownValue(scalar, name, Levels);
        }

        return weaker;
    }
}
