using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Editions;

namespace Postmortems.Validation;

/// <summary>Keeps the secrets of a report out of what is said of it: findings end in logs that more people read than the report.</summary>
internal static class Concealment
{
    private const string Mark = "…";

    /// <summary>So much of a secret in a message is part of it and no chance.</summary>
    private const int Recognisable = 6;

    /// <summary>The same findings in the same order; where the file has secrets they neither quote nor show them.</summary>
    /// <param name="findings">Of one file.</param>
    public static ImmutableArray<Diagnostic> Conceal(IReadOnlyList<Diagnostic> findings) =>
        findings is [var first, ..] ? Conceal(findings, Secrets.In(first.Source.Text)) : [];

    /// <param name="findings">Of one file.</param>
    /// <param name="secrets">All that the file has.</param>
    public static ImmutableArray<Diagnostic> Conceal(IReadOnlyList<Diagnostic> findings, ImmutableArray<Secret> secrets) =>
        [.. secrets.IsEmpty ? findings : findings.Select(finding => Conceal(finding, secrets))];

    /// <summary>What may be shown of a secret: the beginning that all of its kind share.</summary>
    public static string Masked(Secret secret, string text) => string.Concat(text.AsSpan(secret.Start, secret.Shown), Mark);

    private static Diagnostic Conceal(Diagnostic finding, ImmutableArray<Secret> secrets) => finding with
    {
        Message = secrets.Aggregate(finding.Message, (message, secret) => Without(message, secret, finding.Source.Text)),
        Help = finding.Help is { } help ? secrets.Aggregate(help, (said, secret) => Without(said, secret, finding.Source.Text)) : null,
        Hidden = [.. secrets.Select(secret => new TextSpan(secret.Start + secret.Shown, secret.End))],
    };

    /// <summary>A message may quote the whole secret, or break off within it.</summary>
    private static string Without(string message, Secret secret, string text)
    {
        var hidden = text.AsSpan(secret.Start + secret.Shown, secret.End - secret.Start - secret.Shown);
        var beginning = hidden[..Math.Min(Recognisable, hidden.Length)];
        for (var at = 0; message.AsSpan(at).IndexOf(beginning) is >= 0 and var step;)
        {
            at += step;
            var length = message.AsSpan(at).CommonPrefixLength(hidden);
            message = $"{message[..at]}{Mark}{message[(at + length)..]}";
            at += Mark.Length;
        }

        return message;
    }
}
