using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <summary>Facts that stand in the Markdown: "**Severity:** P1", a list or a table of such, a short section under its name.</summary>
internal static partial class LabelledFacts
{
    private const int LongestValue = 400;

    public static void Collect(MarkdownEdit edit, FactSheet facts, ImportTerms terms)
    {
        foreach (var (i, section) in edit.Sections().Index())
        {
            if (section.Kind is SectionKind.Timeline or SectionKind.Actions)
                continue;
            if (section.Heading is { Level: 2 } heading)
                OfSection(edit, heading, section.Blocks, facts, terms);
            foreach (var block in section.Blocks)
                OfBlock(edit, block, facts, (terms, IsSheet: i == 0 || section.Heading is null or { Level: 1 }));
        }
    }

    /// <summary>"## Severity", and one word below it.</summary>
    private static void OfSection(MarkdownEdit edit, HeadingBlock heading, ImmutableArray<Block> blocks, FactSheet facts, ImportTerms terms)
    {
        if (blocks is not [ParagraphBlock or ListBlock] || FactLabels.Find(edit.HeadingText(heading), terms) is not { } field || Vocabulary.Find<SectionKind>(field) is not null)
            return;
        var value = string.Join(", ", edit.Slice(blocks[0]).Split('\n').Select(line => line.TrimStart('-', '*', '+', ' ')));
        if (value.Length <= 200)
            Add(facts, new ForeignFact(field, value, $"the section {edit.HeadingText(heading)}"));
    }

    private static void OfBlock(MarkdownEdit edit, Block block, FactSheet facts, (ImportTerms Terms, bool IsSheet) place)
    {
        switch (block)
        {
            case Table table:
                OfTable(table, edit, facts, place.Terms);
                break;
            case ParagraphBlock or ListBlock or QuoteBlock:
                var labelled = Lines(edit.Slice(block)).Select(line => Label().Match(line)).Where(match => match.Success).ToList();
                var lines = labelled
                    .Select(match => (Field: FactLabels.Find(match.Groups["label"].Value, place.Terms), Label: match.Groups["label"].Value, Value: match.Groups["value"].Value))
                    .Where(pair => pair.Field is not null).ToList();
                // One sentence with a colon is no sheet of facts, unless it stands where those stand.
                if (!place.IsSheet && lines.Count < 2 && (block is not ListBlock || labelled.Count < 2))
                    return;
                foreach (var (field, label, value) in lines)
                    Add(facts, new ForeignFact(field!, value, $"the words behind {label.Trim(' ', '*', '_')}"));
                break;
        }
    }

    /// <summary>"- **Severity:** P1" as its two sides; null for any other line.</summary>
    public static (string Label, string Value)? Read(string line) =>
        Label().Match(Marker().Replace(line, "")) is { Success: true } match ? (match.Groups["label"].Value, match.Groups["value"].Value) : null;

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => Marker().Replace(line, ""));

    /// <summary>Names in the first column and values in the second; or names in the head and one row below it.</summary>
    private static void OfTable(Table table, MarkdownEdit edit, FactSheet facts, ImportTerms terms)
    {
        var rows = table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => MarkdownTable.CellText(cell, edit.Text).Text).ToList()).ToList();
        if (rows.Count == 0 || rows.Any(row => row.Count < 2))
            return;
        var pairs = rows.TrueForAll(row => row.Count == 2)
            ? rows.Select(row => (row[0], row[1])).ToList()
            : rows.Count == 2 ? rows[0].Zip(rows[1]).ToList() : [];
        var known = pairs.Select(pair => (Field: FactLabels.Find(pair.Item1, terms), Label: pair.Item1, Value: pair.Item2)).Where(pair => pair.Field is not null).ToList();
        if (known.Count < 2)
            return;
        foreach (var (field, label, value) in known)
            Add(facts, new ForeignFact(field!, value, $"the table's {label.Trim(' ', '*', '_')}"));
    }

    private static void Add(FactSheet facts, ForeignFact fact)
    {
        if (fact.Value.Length <= LongestValue)
            facts.Add(fact with { Value = FrontMatterWriter.Plain(fact.Value) });
    }

    // ":Date: 3 November", as fields of reStructuredText.
    [GeneratedRegex(@"^[\s>]*([-*+]\s+)?:?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^(\*\*|__|`)?(?<label>[^:：*_`\n|]{2,40})(\*\*|__|`)?\s*[:：]\s*(\*\*|__)?\s*(?<value>\S.*)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();
}
