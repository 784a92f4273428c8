using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation;

/// <summary>What the rules about single actions share.</summary>
internal static class CommitmentRules
{
    /// <summary>The actions that somebody promised, with their places. None of a backfilled report: its source cannot be asked any more.</summary>
    public static IEnumerable<(int Index, CorrectiveAction Action)> Commitments(this Incident incident) =>
        incident.IsBackfilled ? [] : incident.Actions.Index().Where(pair => pair.Item.IsCommitment);

    /// <summary>An error where the report must have its actions complete, the rule's own level elsewhere.</summary>
    public static Diagnostic FindCommitment(this RuleContext context, RuleInfo rule, (int Index, CorrectiveAction Action) pair)
    {
        var finding = context.Find(rule, $"actions[{pair.Index}]", ("action", pair.Action.Id), ("title", pair.Action.Title));
        return context.Asks("actions_complete") ? finding with { Severity = DiagnosticSeverity.Error } : finding;
    }

    /// <summary>Where all actions stand: the key, else the heading.</summary>
    public static string PlaceOfActions(this RuleContext context) => context.Places.Has("actions") ? "actions" : "section.actions";
}
