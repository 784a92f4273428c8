using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Validation.Rules;

namespace Postmortems.Validation;

/// <summary>What the rules about blame share: where it is sought, and how it is said.</summary>
internal static class BlameRules
{
    /// <summary>Who has more of them knows by then.</summary>
    private const int MaxFindings = 50;

    private const int MaxNames = 100;

    /// <summary>Longer quotations tell nothing more of the place.</summary>
    private const int MaxQuoted = 60;

    public static IEnumerable<Diagnostic> FindBlame(this RuleContext context, RuleInfo rule, BlameKind kind)
    {
        if (context.Blame.IsEmpty)
            return [];
        var words = context.Blame.Where(words => words.Kind == kind).ToList();
        if (words.Count == 0)
            return [];
        var ends = HumanErrorAsRoot.Ends(context.Incident).Select(end => context.Places.Of(end.Path)).ToList();
        return words.Where(found => !ends.Exists(end => end.Contains(found.Start))).Take(MaxFindings).Select(found => Finding(context, rule, found));
    }

    private static Diagnostic Finding(RuleContext context, RuleInfo rule, BlamingWords words) =>
        context.FindVariant(rule, words.IsForgetting ? "forgot" : null, "", ("text", Quoted(context.Source.Text[words.Start..words.End]))) with
        {
            Span = new TextSpan(words.Start, words.End),
            // Whoever backfills passes on the words of an old source.
            Severity = context.Incident.IsBackfilled ? DiagnosticSeverity.Hint : rule.Severity,
        };

    /// <summary>In lower case: whole names, and the handles.</summary>
    public static HashSet<string> NamesIn(Incident incident) =>
        incident.Roles.Select(role => role.Name)
            .Concat(incident.Authors)
            .Append(incident.Owner.Value)
            .Concat(incident.Actions.Select(action => action.Owner.Value))
            .Concat(incident.Timeline.Entries.Select(entry => entry.By))
            .OfType<string>()
            .SelectMany(name => (string[])[name, .. name.Split(' ').Take(1)])
            .Select(name => name.TrimStart('@').ToLowerInvariant())
            .Where(name => name.Length > 1)
            .Distinct()
            .Take(MaxNames)
            .ToHashSet();

    private static string Quoted(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= MaxQuoted ? line : $"{line[..(MaxQuoted - 1)]}…";
    }
}
