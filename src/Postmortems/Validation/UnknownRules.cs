using Postmortems.Diagnostics;
using Postmortems.Language;
using Postmortems.Playbooks;

namespace Postmortems.Validation;

/// <summary>Names that no rule has, where somebody allows one or sets its level. No rule can find them: only the set of all knows every name.</summary>
internal static class UnknownRules
{
    public static IEnumerable<Diagnostic> AllowedIn(RuleContext context) =>
        from pair in context.Incident.Allow.Index()
        where RuleSet.Find(pair.Item.Rule) is null
        select context.Find(RuleSet.UnknownRule, $"allow[{pair.Index}]", ("rule", pair.Item.Rule), ("nearest", NearestTo(pair.Item.Rule)));

    public static IEnumerable<Diagnostic> NamedIn(Playbook playbook) =>
        from named in playbook.RulesNamed
        where RuleSet.Find(named.Rule.Name) is null
        select new Diagnostic(
            RuleSet.UnknownRule,
            named.Source,
            named.Rule.Span,
            Sentences.Say(named.Lang, RuleSet.UnknownRule.Name, ("rule", named.Rule.Name)),
            Sentences.Say(named.Lang, $"{RuleSet.UnknownRule.Name}.help", ("nearest", NearestTo(named.Rule.Name))));

    public static IEnumerable<Diagnostic> SwitchedIn(CheckTerms terms) =>
        terms.Config is not { } config
            ? []
            : from name in terms.Options.Rules.Keys
              where RuleSet.Find(name) is null
              select new Diagnostic(
                  RuleSet.UnknownRule,
                  config,
                  terms.RulePlaces.GetValueOrDefault(name),
                  Sentences.Say(terms.Options.DefaultLanguage, RuleSet.UnknownRule.Name, ("rule", name)),
                  Sentences.Say(terms.Options.DefaultLanguage, $"{RuleSet.UnknownRule.Name}.help", ("nearest", NearestTo(name))));

    private static string NearestTo(string name) =>
        Nearest.To(name, RuleSet.Infos.Select(info => info.Name)) ?? RuleSet.Infos[0].Name;
}
