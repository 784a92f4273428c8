using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Postmortems.Cli.Output;
using Postmortems.Diagnostics;
using Postmortems.Language;
using Postmortems.Validation;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems explain</c>.</summary>
internal static class ExplainCommand
{
    public static Command Create(Shell shell)
    {
        var rules = new Argument<string[]>("rule") { Description = "Codes or names, as PM0204 or timeline-out-of-order. Default: a list of all.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Explain every rule, in the order of codes." };
        var language = new Option<string?>("--lang", "-l") { Description = "Language of the explanation. Default: your locale's, else en.", HelpName = string.Join('|', Sentences.Languages) };
        var format = new Option<string>("--format", "-f") { Description = "Text, or markdown for a document.", HelpName = "text|markdown", DefaultValueFactory = _ => "text" };
        language.AcceptOnlyFromAmong([.. Sentences.Languages]);
        format.AcceptOnlyFromAmong("text", "markdown");
        var command = new Command("explain", "Say why a rule asks, show what it reports and what not, and how to allow it.") { rules, all, language, format };
        command.Validators.Add(given => RefuseContradiction(given, rules, all));
        command.SetAction(parsed =>
        {
            var asked = parsed.GetValue(all) ? RuleSet.Infos : [.. (parsed.GetValue(rules) ?? []).Select(Known)];
            var said = parsed.GetValue(language) ?? shell.Language;
            if (asked.IsEmpty)
                RuleList.Write(said, shell);
            else
                Write(asked, said, parsed.GetValue(format) == "markdown", shell);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void RefuseContradiction(CommandResult given, Argument<string[]> rules, Option<bool> all)
    {
        if (given.GetValue(all) && given.GetResult(rules) is { Tokens.Count: > 0 })
            given.AddError("--all explains every rule. Leave out the others, or --all.");
    }

    private static void Write(ImmutableArray<RuleInfo> rules, string language, bool isMarkdown, Shell shell)
    {
        var text = new ExplanationText(shell);
        foreach (var (i, rule) in rules.Index())
        {
            if (i > 0)
                shell.Out.Write("\n");
            var explanation = Explanation.Of(rule, language);
            if (isMarkdown)
                shell.Out.Write(ExplanationMarkdown.Of(explanation));
            else
                text.Write(explanation);
        }
    }

    /// <exception cref="Refusal">There is no such rule.</exception>
    private static RuleInfo Known(string word) => RuleSet.Find(word.Trim()) ?? throw new Refusal(
        $"There is no rule '{Printable.Line(word)}'. {(Near(word.Trim()) is { IsEmpty: false } near ? $"Nearest: {string.Join(", ", near.Select(rule => $"{rule.Code} {rule.Name}"))}." : "")} postmortems explain lists all.".Replace("  ", " "));

    /// <summary>Five at most: names that hold the word, else those within a few slips of it.</summary>
    private static ImmutableArray<RuleInfo> Near(string word)
    {
        var folded = word.ToLowerInvariant().Replace(' ', '-').Replace('_', '-');
        var within = RuleSet.Infos.Where(rule => folded.Length >= 3 && rule.Name.Contains(folded, StringComparison.Ordinal));
        var close = Nearest.Few(word, RuleSet.Infos.SelectMany(rule => (string[])[rule.Code, rule.Name])).Select(RuleSet.Find).OfType<RuleInfo>();
        return [.. within.Concat(close).Distinct().Take(5)];
    }
}
