using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A cause that ends with somebody's mistake, where the question about the system only begins.</summary>
internal sealed class HumanErrorAsRoot : IRule
{
    public RuleInfo Info { get; } = new("PM0404", "human-error-as-root", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from end in Ends(incident)
        select context.Find(Info, end.Path, ("text", end.Text));

    /// <summary>Where a cause ends with a mere mistake: what that says of people is said by this rule.</summary>
    public static IEnumerable<(string Path, string Text)> Ends(Incident incident) =>
        from pair in incident.Causes.Index()
        where !incident.IsBackfilled
        let cause = pair.Item
        let end = cause.Why is [.., var last] ? last : cause.Summary
        where IsMereError(end)
        select ($"causes[{pair.Index}].{(cause.Why.IsEmpty ? "summary" : $"why[{cause.Why.Length - 1}]")}", end);

    /// <summary>The mistake makes a third of what is said, and nothing leads on from it.</summary>
    private static bool IsMereError(string text) =>
        WordLists.Of("human-error").FirstOrDefault(error => text.Contains(error, StringComparison.OrdinalIgnoreCase)) is { } said
        && text.Length <= said.Length * 3
        && !WordLists.Of("asks-on").Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
