using System.Collections.Immutable;

namespace Postmortems.Diagnostics;

/// <summary>How much a finding weighs. Only errors fail a check, unless it is strict.</summary>
public enum DiagnosticSeverity
{
    Error,
    Warning,
    Hint,
}

/// <summary>What is fixed about a rule. Its sentences stand in <c>Language</c> under its name.</summary>
/// <param name="Code">"PM0204". Never reused, even after the rule is gone.</param>
/// <param name="Name">Names the fault, not the cure, so that it reads as "allow timeline-out-of-order".</param>
/// <param name="Severity">Unless the config says otherwise.</param>
public sealed record RuleInfo(string Code, string Name, DiagnosticSeverity Severity)
{
    /// <summary>
    /// Two facts of the report exclude each other. Who backfills from an old source can only pass that on, so it weighs no more
    /// than a warning there.
    /// </summary>
    public bool IsContradiction { get; init; }
}

/// <summary>One finding. Lines and columns are worked out when it is printed.</summary>
/// <param name="Message">What is wrong, in the report's language, quoting the author's own text; no full stop.</param>
/// <param name="Help">What to write instead.</param>
public sealed record Diagnostic(RuleInfo Rule, SourceFile Source, TextSpan Span, string Message, string? Help = null)
{
    /// <summary>The rule's own, or what the config makes of it.</summary>
    public DiagnosticSeverity Severity { get; init; } = Rule.Severity;

    /// <summary>Null where only the author knows what to write.</summary>
    public Mend? Mend { get; init; }

    /// <summary>Stretches of the source that no output may show, whatever the finding is about. Message and help are free of them already.</summary>
    public ImmutableArray<TextSpan> Hidden { get; init; } = [];

    /// <summary><c>path:line:col: level CODE message</c>.</summary>
    public override string ToString()
    {
        var (line, column) = Source.Position(Span.Start);
        return $"{Source.Path}:{line}:{column}: {Severity.Label()} {Rule.Code} {Message}";
    }
}

/// <summary>Order and words that every format shares.</summary>
public static class Findings
{
    public static string Label(this DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "hint",
    };

    /// <summary>By path, place and code: the same everywhere, whatever ran first.</summary>
    public static IOrderedEnumerable<Diagnostic> InOrder(this IEnumerable<Diagnostic> diagnostics) =>
        diagnostics
            .OrderBy(d => d.Source.Path, StringComparer.Ordinal)
            .ThenBy(d => d.Span.Start)
            .ThenBy(d => d.Rule.Code, StringComparer.Ordinal)
            .ThenBy(d => d.Message, StringComparer.Ordinal);
}
