using System.Collections.Immutable;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <summary>
/// The sheet of facts above a report ("**Severity:** P1"), once they are in the front matter: a line that it tells whole and beyond doubt is
/// not said twice, and stands there as a comment. Whatever is more than its fact (a link, a second reading, a sentence) stays where it stood.
/// </summary>
internal sealed class FactBlocks(MarkdownEdit edit, FactSheet said, FactSheet facts, ImportTerms terms)
{
    private readonly List<string> _moved = [];

    /// <summary>The lines as they were.</summary>
    public ImmutableArray<string> Moved => [.. _moved];

    /// <param name="day">The day that was settled on; its label tells nothing more.</param>
    /// <returns>The text without them.</returns>
    public string Fold(ForeignFact? day)
    {
        foreach (var section in edit.Sections().Where((section, i) => i == 0 || section.Heading is null or { Level: 1 }))
        {
            foreach (var block in section.Blocks)
                Fold(block, day);
        }

        return edit.Apply();
    }

    private void Fold(Block block, ForeignFact? day)
    {
        var lines = edit.Slice(block).Split('\n');
        var isTable = block is Table;
        if (!isTable && block is not ParagraphBlock && block is not ListBlock { IsOrdered: false })
            return;
        var pairs = isTable ? Rows((Table)block, lines) : [.. lines.Select(LabelledFacts.Read)];
        if (pairs.Length != lines.Length)
            return;
        var leaves = pairs.Select((pair, i) => pair is { } told && !GoesOn(i) && IsWhole(told.Label, told.Value, day)).ToList();
        if (!leaves.Contains(true))
            return;
        // A table's head and its rule go with the last of its rows.
        if (isTable && leaves.Skip(2).All(leaves => leaves) && (leaves[0] || !IsFact(pairs[0])))
            (leaves[0], leaves[1]) = (true, true);
        else if (isTable)
            (leaves[0], leaves[1]) = (false, false);
        _moved.AddRange(lines.Where((_, i) => leaves[i]));
        var end = edit.EndOf(block);
        if (!leaves.Contains(false))
            end += edit.Text.AsSpan(end).IndexOfAnyExcept('\n') is >= 0 and var gap ? gap : edit.Text.Length - end;
        edit.Replace(block.Span.Start, end, string.Join('\n', lines.Where((_, i) => !leaves[i])));

        // A value of several lines.
        bool GoesOn(int i) => !isTable && i + 1 < lines.Length && pairs[i + 1] is null && lines[i + 1].Trim().Length > 0;
    }

    /// <summary>Null for the rule below the head; empty where a line is no row of two.</summary>
    private ImmutableArray<(string Label, string Value)?> Rows(Table table, string[] lines)
    {
        var rows = table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => MarkdownTable.CellText(cell, edit.Text).Text).ToList()).ToList();
        return rows.Count + 1 == lines.Length && rows.TrueForAll(row => row.Count == 2)
            ? [.. rows.Select(row => ((string, string)?)(row[0], row[1])).ToList() is var pairs ? pairs[..1].Append(null).Concat(pairs[1..]) : []]
            : [];
    }

    private bool IsFact((string Label, string Value)? pair) => pair is { } told && FactLabels.Find(told.Label, terms) is not null;

    private bool IsWhole(string label, string value, ForeignFact? day)
    {
        var plain = FrontMatterWriter.Plain(value).Trim();
        if (FactLabels.Find(label, terms) is not { } field || said.Find(field) is not { } fact || fact.Value != plain || plain.AsSpan().ContainsAny("[]<>!"))
            return false;
        var isMilestone = Phases.Milestones.Any(phase => Vocabulary.Identifier(phase) == field);
        return field switch
        {
            "date" => day?.From == fact.From && ForeignTimeReader.ReadWhole(plain, null) is not null,
            "title" => facts.Find("title")?.From == fact.From,
            "severity" => SeverityWords.Find(plain, terms.Options.Schemes) == plain,
            "status" => Vocabulary.Find("report_status", plain) is not null,
            "duration" or "owner" or "impact" or "users" => true,
            "authors" or "commander" or "responders" or "reporter" => FrontMatterWriter.AreNames(plain),
            "services" => Slugs(plain, terms.Options.Services),
            "tags" => Slugs(plain, []),
            _ => isMilestone && facts.Find(field)?.From == fact.From && ForeignTimeReader.ReadWhole(plain, null) is { Until: "" },
        };
    }

    private static bool Slugs(string text, ImmutableArray<Term> catalogue) =>
        text.Split(',', '，', '、').Select(part => part.Trim()).All(part => catalogue.IsEmpty ? IncidentId.IsSlug(part) : TermIndex.Find(catalogue, part) is not null);
}
