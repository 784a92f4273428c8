using System.Collections.Immutable;
using Postmortems.Parsing;

namespace Postmortems.Playbooks;

/// <summary>The rows of a <c>practices</c> block: what is asked for, and by which names it is found.</summary>
public static class PracticesReader
{
    /// <summary>Pages that every site has, by the names that a row may use.</summary>
    public static ImmutableArray<string> Pages { get; } = ["home", "incidents", "actions", "reviews", "escapes", "patterns", "subjects", "data", "search"];

    internal static PracticesPart Read(Fields fields)
    {
        var practices = fields.Maps("rows").Select(Practice).OfType<Practice>().ToImmutableArray();
        fields.ReportUnknownKeys();
        return new PracticesPart(practices);
    }

    private static Practice? Practice(Fields row)
    {
        var asks = row.Text("asks");
        var practice = new Practice(asks ?? "", row.Text("answer") ?? "")
        {
            Chapters = Names(row.Scalars("chapters")),
            Pages = PagesOf(row),
            Rules = Names(row.Scalars("rules")),
            Commands = Names(row.Scalars("commands")),
            Fields = Names(row.Scalars("fields")),
        };
        row.ReportUnknownKeys();
        if (asks is not null)
            return practice;
        row.Faults.AddVariant(ReadingRules.WrongType, "practice", row.Map.Span);
        return null;
    }

    private static ImmutableArray<NamedInChapter> PagesOf(Fields row)
    {
        var scalars = row.Scalars("pages");
        foreach (var unknown in scalars.Where(scalar => !Pages.Contains(scalar.Value.Trim())))
            row.Faults.AddUnknownValue(unknown, "pages", [.. Pages]);
        return [.. Names(scalars).Where(page => Pages.Contains(page.Name))];
    }

    private static ImmutableArray<NamedInChapter> Names(ImmutableArray<ScalarNode> scalars) =>
        [.. scalars.Where(scalar => scalar.Value.Trim().Length > 0).Select(scalar => new NamedInChapter(scalar.Value.Trim(), scalar.Span))];
}
