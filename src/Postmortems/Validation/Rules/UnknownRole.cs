using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A role that the config does not know. It is shown as written; duties and figures pass it over.</summary>
internal sealed class UnknownRole : IRule
{
    public RuleInfo Info { get; } = new("PM0809", "unknown-role", DiagnosticSeverity.Hint);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in incident.Roles.Index()
        where context.Options.Roles.All(role => role.Id != pair.Item.Role)
        let nearest = Nearest.To(pair.Item.Role, context.Options.Roles.SelectMany(role => role.Name.ByLanguage.Values.Append(role.Id)))
        select context.FindVariant(
            Info,
            nearest is null ? "none" : "near",
            $"roles[{pair.Index}].role",
            ("role", pair.Item.Role),
            ("nearest", nearest ?? ""),
            ("known", string.Join(", ", context.Options.Roles.Select(role => role.Id)))) with
        {
            Mend = Sure(pair.Item.Role, context.Options.Roles) is { } id ? context.Mend($"roles[{pair.Index}].role", pair.Item.Role, id) : null,
        };

    private static string? Sure(string written, ImmutableArray<Term> roles) =>
        Nearest.Sure(written, roles.SelectMany(role => role.Name.ByLanguage.Values.Append(role.Id).Select(word => (word, role.Id))));
}
