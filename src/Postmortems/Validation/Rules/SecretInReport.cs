using Postmortems.Diagnostics;
using Postmortems.Editions;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>What would open something, anywhere in the file: it is known to everybody who can read the repository, and stays in its history.</summary>
internal sealed class SecretInReport : IRule
{
    /// <summary>Who has pasted more has pasted a list.</summary>
    private const int MaxFindings = 50;

    public RuleInfo Info { get; } = new("PM0701", "secret-in-report", DiagnosticSeverity.Error);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from secret in context.Secrets.Take(MaxFindings)
        select context.FindVariant(Info, Variant(secret.Kind), "", ("maker", secret.Maker), ("text", Concealment.Masked(secret, context.Source.Text))) with
        {
            Span = new TextSpan(secret.Start, secret.End),
        };

    private static string Variant(SecretKind kind) => kind switch
    {
        SecretKind.CloudKey => "cloud",
        SecretKind.Token => "token",
        SecretKind.PrivateKey => "private",
        SecretKind.Connection => "connection",
        SecretKind.WebToken => "web",
        SecretKind.Bearer => "bearer",
        _ => "password",
    };
}
