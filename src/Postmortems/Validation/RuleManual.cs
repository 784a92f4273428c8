using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Validation;

/// <summary>The manual of rules, which the library carries: <c>Validation/Manual</c>, a page a rule. Its README says how one is written.</summary>
public static class RuleManual
{
    private static readonly Lazy<ImmutableArray<RulePage>> AllPages = new(() =>
        [.. EmbeddedText.In("manual").Select(page => RulePage.Read(Path.GetFileNameWithoutExtension(page.Name), page.Text))]);

    /// <summary>In the order of codes.</summary>
    public static ImmutableArray<RulePage> Pages => AllPages.Value;

    /// <exception cref="InvalidOperationException">The rule has no page: a bug.</exception>
    public static RulePage Of(string code) => Pages.First(page => page.Code == code);
}

/// <summary>What the manual says of one rule.</summary>
/// <param name="Name">Of the file: code and name of the rule, joined by a hyphen.</param>
/// <param name="Why">Language to what is reported and why it matters, on one line.</param>
public sealed record RulePage(string Name, string Heading, ImmutableDictionary<string, string> Why, ImmutableArray<RuleExample> Examples)
{
    public string Code => Name.Split('-')[0];

    internal static RulePage Read(string name, string text)
    {
        var blocks = Markdown.Parse(text).ToList();
        var starts = blocks.Index().Where(pair => pair.Item is HeadingBlock { Level: 2 }).Select(pair => pair.Index).Append(blocks.Count).ToList();
        var reasons = blocks.Skip(1).Take(Math.Max(0, starts[0] - 1)).OfType<ParagraphBlock>().Select(block => OnOneLine(TextOf(block, text)));
        return new RulePage(
            name,
            blocks is [HeadingBlock { Level: 1 } heading, ..] ? TextOf(heading, text).TrimStart('#').Trim() : "",
            Sentences.Languages.Zip(reasons).ToImmutableDictionary(pair => pair.First, pair => pair.Second),
            [.. starts.Zip(starts.Skip(1)).Select(range => Example(TextOf(blocks[range.First], text), blocks[range.First..range.Second]))]);
    }

    private static RuleExample Example(string title, List<Block> blocks) => new(
        title.TrimStart('#').Trim(),
        [.. blocks.OfType<FencedCodeBlock>().Select(block => new ExampleFile(block.Info ?? "", block.Arguments is { Length: > 0 } path ? path : null, block.Lines.ToString()))]);

    private static string TextOf(Block block, string text) => text[block.Span.Start..(block.Span.End + 1)];

    // Between two Chinese characters the end of a line is no space.
    private static string OnOneLine(string text) =>
        text.Split('\n').Aggregate((line, next) => line + (line.Length > 0 && next.Length > 0 && line[^1] >= '\u2e80' && next[0] >= '\u2e80' ? "" : " ") + next);
}

/// <summary>A library that a page shows: what stands under one heading.</summary>
public sealed record RuleExample(string Title, ImmutableArray<ExampleFile> Files)
{
    /// <summary>Its files have names, so they are about each other.</summary>
    public bool IsOneStory => Files.Any(file => file.Kind is "chapter" or "files" or "metrics" or "patterns" || (file.Kind is "report" && file.Path is not null));
}

/// <param name="Kind">report, config, chapter, metrics, patterns, or files: a list of names with sizes.</param>
/// <param name="Path">Null where the example gives none.</param>
/// <param name="Text">With its marks.</param>
public sealed partial record ExampleFile(string Kind, string? Path, string Text)
{
    private ImmutableArray<ExampleLine> _lines;

    public ImmutableArray<ExampleLine> Lines => _lines.IsDefault ? _lines = [.. Text.Split('\n').Select(Line)] : _lines;

    public bool IsMarked(string code) => Lines.Any(line => line.Marks.Any(mark => mark.StartsWith(code, StringComparison.Ordinal)));

    private static ExampleLine Line(string written)
    {
        var mark = Mark().Match(written);
        var times = mark.Groups["times"].Success ? int.Parse(mark.Groups["times"].Value, CultureInfo.InvariantCulture) : 1;
        return new ExampleLine(written[..(written.Length - mark.Length)], [.. mark.Groups["code"].Captures.Select(code => code.Value)], times);
    }

    [GeneratedRegex(
        @"\s*(<!--|#) ((?<code>PM[0-9]{4}( (error|warning|hint))?)(, )?)*((?<times>[0-9]+) times)?( -->)?$",
        RegexOptions.ExplicitCapture,
        1_000)]
    private static partial Regex Mark();
}

/// <summary>A line of an example.</summary>
/// <param name="Text">Without its mark.</param>
/// <param name="Marks">The codes that must be reported there, each with its level where that is not the rule's own.</param>
/// <param name="Times">It stands for as many such lines.</param>
public sealed record ExampleLine(string Text, ImmutableArray<string> Marks, int Times);
