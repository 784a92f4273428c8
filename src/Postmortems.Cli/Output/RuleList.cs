using Postmortems.Diagnostics;
using Postmortems.Language;
using Postmortems.Validation;

namespace Postmortems.Cli.Output;

/// <summary>Every rule on a line of its own, by groups: the hundreds of the codes.</summary>
internal static class RuleList
{
    public static void Write(string language, Shell shell)
    {
        var text = new ExplanationText(shell);
        var widest = RuleSet.Infos.Max(rule => rule.Name.Length);
        foreach (var group in RuleSet.Infos.GroupBy(rule => rule.Code[..4]))
        {
            text.Say($"{Sentences.Say(language, $"explain.group.{group.Key}")}\n", new Spectre.Console.Style(decoration: Spectre.Console.Decoration.Bold));
            foreach (var rule in group)
            {
                var beginning = $"  {rule.Code} {rule.Name.PadRight(widest)} ";
                text.Say(beginning);
                text.Say(rule.Severity.Label().PadRight(7), ExplanationText.Of(rule.Severity));
                // On a terminal that has no room for a sentence, the name has to do; in a file every line is long enough.
                var room = shell.IsOutputTerminal ? shell.Width - beginning.Length - 9 : int.MaxValue;
                text.Say(room < 40 ? "\n" : $"  {WrappedText.Cut(FirstSentence(rule, language), room)}\n");
            }

            text.Say("\n");
        }

        text.Say(Sentences.Say(language, "explain.how") + "\n");
    }

    private static string FirstSentence(RuleInfo rule, string language)
    {
        var why = RuleManual.Of(rule.Code).Why[language];
        var ends = new[] { why.IndexOf('。'), why.IndexOf(". ", StringComparison.Ordinal), why.Length - 1 };
        return why[..ends.Where(end => end >= 0).Min()];
    }
}
