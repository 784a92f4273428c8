using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A cause that ends with somebody's mistake, where the question about the system only begins.</summary>
internal sealed class HumanErrorAsRoot : IRule
{
    private static readonly ImmutableArray<string> Errors =
    [
        "human error", "human mistake", "operator error", "operator mistake", "user error", "manual error", "carelessness", "negligence", "was careless", "made a mistake",
        "人为失误", "人为错误", "人为疏忽", "操作失误", "操作错误", "误操作", "工作失误", "粗心", "疏忽", "马虎", "大意",
    ];

    // Whoever says what did not stop the mistake has asked the question.
    private static readonly ImmutableArray<string> Onward = ["没有", "未", "被", "缺", "无法", "允许", " not ", " no ", "nothing", "nobody", "without", " let ", "allow", "possible", "because"];

    public RuleInfo Info { get; } = new("PM0404", "human-error-as-root", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in incident.Causes.Index()
        where !Demands.IsBackfilled(incident)
        let cause = pair.Item
        let end = cause.Why is [.., var last] ? last : cause.Summary
        where IsMereError(end)
        select context.Find(Info, $"causes[{pair.Index}].{(cause.Why.IsEmpty ? "summary" : $"why[{cause.Why.Length - 1}]")}", ("text", end));

    /// <summary>The mistake makes a third of what is said, and nothing leads on from it.</summary>
    private static bool IsMereError(string text) =>
        Errors.FirstOrDefault(error => text.Contains(error, StringComparison.OrdinalIgnoreCase)) is { } said
        && text.Length <= said.Length * 3
        && !Onward.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
