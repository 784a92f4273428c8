using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Language;

namespace Postmortems.Parsing;

/// <summary>Faults as they are met. They become sentences at the end, when the report has told its language.</summary>
internal sealed class FaultList
{
    private readonly List<Fault> _faults = [];

    public int Count => _faults.Count;

    /// <summary>The YAML was given up at one of the faults: nobody can say what is missing below it.</summary>
    public bool IsCutShort { get; set; }

    /// <summary>A YAML alias was met: what stands at one place may be meant at another, so nothing is mended.</summary>
    public bool HasAliases { get; set; }

    /// <param name="values">What the sentence of the rule quotes.</param>
    public void Add(RuleInfo rule, TextSpan span, params (string Name, string Value)[] values) => _faults.Add(new(rule, null, span, values));

    /// <param name="variant">The sentence is <c>rule-name.variant</c>: one fault, several ways to meet it.</param>
    public void AddVariant(RuleInfo rule, string variant, TextSpan span, params (string Name, string Value)[] values) =>
        _faults.Add(new(rule, variant, span, values));

    /// <param name="rewrite">What would mend it; null where that is not beyond doubt.</param>
    public void AddMendable(RuleInfo rule, string? variant, TextSpan span, Rewrite? rewrite, params (string Name, string Value)[] values) =>
        _faults.Add(new(rule, variant, span, values) { Rewrite = rewrite });

    public ImmutableArray<Diagnostic> ToDiagnostics(SourceFile source, string language) =>
        _faults.Count == 0 ? [] : [.. _faults.Select(fault => fault.In(source, language, HasAliases)).Distinct().InOrder()];

    private sealed record Fault(RuleInfo Rule, string? Variant, TextSpan Span, (string Name, string Value)[] Values)
    {
        public Rewrite? Rewrite { get; init; }

        public Diagnostic In(SourceFile source, string language, bool hasAliases)
        {
            var key = Variant is null ? Rule.Name : $"{Rule.Name}.{Variant}";
            return new Diagnostic(
                Rule,
                source,
                Span,
                Sentences.Say(language, key, Values),
                Sentences.TrySay(language, $"{key}.help", Values) ?? Sentences.TrySay(language, $"{Rule.Name}.help", Values))
            {
                Mend = hasAliases ? null : Rewrite?.In(source, Span),
            };
        }
    }
}

/// <summary>The author's word, and the one that was surely meant.</summary>
/// <param name="IsWithin">The word stands somewhere in the place of the fault, and is not all of it.</param>
internal sealed record Rewrite(string Written, string Instead, bool IsWithin = false)
{
    public Mend? In(SourceFile source, TextSpan span) =>
        IsWithin ? Mend.ReplacingWithin(source, span, Written, Instead) : Mend.Replacing(source, span, Written, Instead);
}
