using System.Collections.Frozen;
using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation;

/// <summary>What becomes of what was found: its level by the config, nothing where the config or the report lets it pass.</summary>
internal sealed class Verdicts(LibraryOptions options)
{
    /// <summary>By code. Null: switched off.</summary>
    private readonly FrozenDictionary<string, DiagnosticSeverity?> _levels =
        options.Rules
            .Where(pair => RuleSet.Find(pair.Key) is not null)
            .GroupBy(pair => RuleSet.Find(pair.Key)!.Code, pair => pair.Value)
            .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    public bool IsOn(RuleInfo rule) => !_levels.TryGetValue(rule.Code, out var level) || level is not null;

    /// <param name="findings">Of one file.</param>
    /// <param name="allowed">What the file lets pass.</param>
    public IEnumerable<Diagnostic> On(IEnumerable<Diagnostic> findings, ImmutableArray<Allowance> allowed, bool isBackfilled) =>
        from finding in findings
        where !allowed.Any(allowance => RuleSet.Find(allowance.Rule)?.Code == finding.Rule.Code)
        let weighed = isBackfilled && finding is { Rule.IsContradiction: true, Severity: DiagnosticSeverity.Error } ? finding with { Severity = DiagnosticSeverity.Warning } : finding
        let levelled = Levelled(weighed)
        where levelled is not null
        select levelled;

    private Diagnostic? Levelled(Diagnostic finding) =>
        !_levels.TryGetValue(finding.Rule.Code, out var level) ? finding
        : level is { } set ? finding with { Severity = set }
        : null;
}
