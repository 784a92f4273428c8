using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Playbooks;
using Postmortems.Reading;

namespace Postmortems.Validation;

/// <summary>What a check looks at.</summary>
public sealed record CheckInput(ImmutableArray<ReadResult> Reports, LibraryOptions Options, LocalDate Today)
{
    /// <summary>The config's own file, for findings in it; null without one.</summary>
    public SourceFile? Config { get; init; }

    /// <inheritdoc cref="ConfigResult.RulePlaces"/>
    public ImmutableSortedDictionary<string, TextSpan> RulePlaces { get; init; } = ImmutableSortedDictionary.Create<string, TextSpan>(StringComparer.Ordinal);

    /// <summary>Whether a report, by its path, is to be judged. The others are only seen by the rules that look at a whole library. Null: all are.</summary>
    public Func<string, bool>? IsJudged { get; init; }

    public Playbook Playbook { get; init; } = Playbook.Empty;

    /// <inheritdoc cref="RuleContext.Files"/>
    public IReadOnlyDictionary<string, long>? Files { get; init; }

    /// <inheritdoc cref="RuleContext.RegressionTests"/>
    public IReadOnlySet<string>? RegressionTests { get; init; }
}

/// <summary>All that is wrong with a library, at once: what reading found, then every rule on every report.</summary>
public static class Checker
{
    /// <summary>In the order of paths and places, whatever the number of threads.</summary>
    public static ImmutableArray<Diagnostic> Check(CheckInput input)
    {
        var levels = LevelsOf(input.Options);
        ImmutableArray<RuleContext> library = [.. input.Reports.Where(report => report.Incident is not null).Select(report => ContextOf(report, input))];
        // What the config switches off need not be looked for either.
        var rules = RuleSet.All.Where(IsOn).ToList();
        // Asked here: what it refuses must not come out of a thread as something else.
        var judged = library.Where(context => input.IsJudged?.Invoke(context.Source.Path) is not false).ToList();
        var single = judged.AsParallel().AsOrdered().SelectMany(context => CheckOne(context, rules)).ToList();
        var found = input.Reports.SelectMany(report => report.Diagnostics)
            .Concat(input.Playbook.Diagnostics)
            .Concat(single)
            .Concat(RuleSet.Library.Where(IsOn).SelectMany(rule => rule.Check(library)));
        var allowed = library.ToDictionary(context => context.Source, context => context.Incident.Allow);
        var said = found
            .Where(finding => !IsAllowed(finding, allowed))
            .Select(finding => Levelled(finding, levels))
            .OfType<Diagnostic>()
            .Concat(UnknownRulesOf(input))
            .ToList();
        return [.. Concealment.Conceal(said, library).InOrder()];

        bool IsOn<TRule>(TRule rule)
            where TRule : IAnyRule =>
            !levels.TryGetValue(rule.Info.Code, out var level) || level is not null;
    }

    /// <summary>By code. Null: switched off.</summary>
    private static FrozenDictionary<string, DiagnosticSeverity?> LevelsOf(LibraryOptions options) =>
        options.Rules
            .Where(pair => RuleSet.Find(pair.Key) is not null)
            .GroupBy(pair => RuleSet.Find(pair.Key)!.Code, pair => pair.Value)
            .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private static RuleContext ContextOf(ReadResult report, CheckInput input) => new()
    {
        Source = report.Source,
        Incident = report.Incident!,
        Places = report.Places,
        BodyProse = report.Prose,
        Options = input.Options,
        Today = input.Today,
        Files = input.Files,
        RegressionTests = input.RegressionTests,
    };

    private static IEnumerable<Diagnostic> CheckOne(RuleContext context, List<IRule> rules) =>
        rules
            .SelectMany(rule => rule.Check(context.Incident, context))
            .Select(finding => Weighed(finding, context.Incident))
            .Concat(UnknownAllowances(context));

    private static Diagnostic Weighed(Diagnostic finding, Incident incident) =>
        finding.Rule.IsContradiction && Demands.IsBackfilled(incident) && finding.Severity is DiagnosticSeverity.Error
            ? finding with { Severity = DiagnosticSeverity.Warning }
            : finding;

    private static IEnumerable<Diagnostic> UnknownAllowances(RuleContext context) =>
        from pair in context.Incident.Allow.Index()
        where RuleSet.Find(pair.Item.Rule) is null
        select context.Find(RuleSet.UnknownRule, $"allow[{pair.Index}]", ("rule", pair.Item.Rule), ("nearest", NearestRule(pair.Item.Rule)));

    private static string NearestRule(string name) =>
        Nearest.To(name, RuleSet.Infos.Select(info => info.Name)) ?? RuleSet.Infos[0].Name;

    private static bool IsAllowed(Diagnostic finding, Dictionary<SourceFile, ImmutableArray<Allowance>> allowed) =>
        allowed.TryGetValue(finding.Source, out var allowances)
        && allowances.Any(allowance => RuleSet.Find(allowance.Rule)?.Code == finding.Rule.Code);

    /// <summary>At the level that the config gives the rule; null when it switches the rule off.</summary>
    private static Diagnostic? Levelled(Diagnostic finding, FrozenDictionary<string, DiagnosticSeverity?> levels) =>
        !levels.TryGetValue(finding.Rule.Code, out var level) ? finding
        : level is { } set ? finding with { Severity = set }
        : null;

    private static IEnumerable<Diagnostic> UnknownRulesOf(CheckInput input) =>
        input.Config is not { } config
            ? []
            : from name in input.Options.Rules.Keys
              where RuleSet.Find(name) is null
              select new Diagnostic(
                  RuleSet.UnknownRule,
                  config,
                  input.RulePlaces.GetValueOrDefault(name),
                  Sentences.Say(input.Options.DefaultLanguage, RuleSet.UnknownRule.Name, ("rule", name)),
                  Sentences.Say(input.Options.DefaultLanguage, $"{RuleSet.UnknownRule.Name}.help", ("nearest", NearestRule(name))));
}
