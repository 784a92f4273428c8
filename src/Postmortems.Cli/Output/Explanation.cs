using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Language;
using Postmortems.Validation;

namespace Postmortems.Cli.Output;

/// <summary>What can be said of a rule, before anybody knows how it is written.</summary>
internal sealed record Explanation(RuleInfo Rule, ImmutableArray<ExplainedPart> Parts)
{
    public static Explanation Of(RuleInfo rule, string language)
    {
        var page = RuleManual.Of(rule.Code);
        var reason = Sentences.Say(language, "explain.allow.why");
        return new Explanation(rule,
        [
            new Prose(page.Why[language]),
            new Prose(Sentences.Say(language, "explain.reported")),
            .. Examples.Bad(page, language),
            new Prose(Sentences.Say(language, "explain.not-reported")),
            .. Examples.Good(page, language),
            new Prose(Sentences.Say(language, "explain.allow")),
            new Listing("yaml", null, ["allow:", $"  - rule: {rule.Name}", $"    why: {reason}"]),
            new Prose(Sentences.Say(language, "explain.level", ("level", rule.Severity.Label()))),
            new Listing("yaml", null, ["rules:", $"  {rule.Name}: off"]),
        ]);
    }
}

/// <summary>A part of an explanation.</summary>
internal abstract record ExplainedPart;

/// <summary>A paragraph on one line.</summary>
internal sealed record Prose(string Text) : ExplainedPart;

/// <summary>Lines that stand as they are.</summary>
/// <param name="Kind">Their language: markdown, yaml or text.</param>
/// <param name="Path">Null for a file whose name does not matter.</param>
internal sealed record Listing(string Kind, string? Path, ImmutableArray<string> Lines) : ExplainedPart;

/// <summary>One example of what a rule reports, and one of what it does not, out of all that its page has.</summary>
internal static class Examples
{
    /// <summary>With the rule's code behind each line that is reported.</summary>
    public static IEnumerable<Listing> Bad(RulePage page, string language) =>
        Best(page, language, (example, file) => file is null ? IsMarked(example, page) : file.IsMarked(page.Code));

    public static IEnumerable<Listing> Good(RulePage page, string language) =>
        Best(page, language, (example, file) => file is null ? !IsMarked(example, page) : (file.Kind is "report" || example.Files.All(other => other.Kind is "config")) && file.Lines.All(line => line.Marks.IsEmpty));

    private static bool IsMarked(RuleExample example, RulePage page) => example.Files.Any(file => file.IsMarked(page.Code));

    /// <summary>The first that fits, and is in the reader's language if there is one.</summary>
    /// <param name="fits">Of a whole example (the file is null), or of one file that stands for itself.</param>
    private static IEnumerable<Listing> Best(RulePage page, string language, Func<RuleExample, ExampleFile?, bool> fits)
    {
        var candidates =
            from example in page.Examples
            from chosen in example.IsOneStory
                ? fits(example, null) ? [example.Files] : Array.Empty<ImmutableArray<ExampleFile>>()
                : example.Files.Where(file => fits(example, file)).Select(file => WithConfig(example, file))
            select chosen;
        var all = candidates.ToList();
        var best = all.FirstOrDefault(files => files.Any(file => IsIn(file, language)), all.FirstOrDefault([]));
        return best.Select(file => Shown(file, page.Code));
    }

    private static ImmutableArray<ExampleFile> WithConfig(RuleExample example, ExampleFile file) =>
        [.. example.Files.Where(other => other.Kind is "config" && other != file), file];

    private static bool IsIn(ExampleFile file, string language) =>
        file.Kind is "report" && Sentences.For(file.Lines.FirstOrDefault(line => line.Text.StartsWith("lang: ", StringComparison.Ordinal))?.Text[6..] ?? "") == language;

    private static Listing Shown(ExampleFile file, string code) => new(
        file.Kind switch { "config" or "patterns" => "yaml", "files" or "metrics" => "text", _ => "markdown" },
        file.Kind is "config" ? "postmortems.yml" : file.Path,
        [.. file.Lines.Select(line => Shown(line, code))]);

    private static string Shown(ExampleLine line, string code)
    {
        var times = line.Times > 1 ? $"   (× {line.Times})" : "";
        return line.Text + times + (line.Marks.Any(mark => mark.StartsWith(code, StringComparison.Ordinal)) ? $"   ← {code}" : "");
    }
}
