using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Parsing;

namespace Postmortems.Playbooks;

/// <summary>The fenced blocks of a chapter that are drawn from data: the info string names the kind, the body is YAML with its options.</summary>
internal static class GeneratedParts
{
    private static readonly ImmutableSortedDictionary<string, Func<Fields, LibraryOptions, ChapterPart?>> Readers =
        new Dictionary<string, Func<Fields, LibraryOptions, ChapterPart?>>
        {
            ["severities"] = (fields, _) => Whole(fields, new GeneratedPart(GeneratedKind.Severities)),
            ["deadlines"] = (fields, _) => Whole(fields, new GeneratedPart(GeneratedKind.Deadlines)),
            ["roles"] = (fields, _) => Whole(fields, new GeneratedPart(GeneratedKind.Roles)),
            ["templates"] = (fields, _) => Whole(fields, new GeneratedPart(GeneratedKind.Templates)),
            ["duties"] = (fields, options) => Whole(fields, new DutiesPart(FlowReader.SchemeOf(fields, options))),
            ["repairs"] = Repairs,
            ["practices"] = (fields, _) => PracticesReader.Read(fields),
            ["flow"] = (fields, options) => FlowReader.Read(fields, options) is { } flow ? new FlowPart(flow) : null,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Every info string that is one.</summary>
    public static IEnumerable<string> Kinds => Readers.Keys;

    public static bool IsOne(string? info) => info is not null && Readers.ContainsKey(info);

    /// <returns>Null for a block that cannot be drawn; why not is among the faults.</returns>
    public static ChapterPart? Read(string kind, (string Text, int Offset) body, FieldContext context, LibraryOptions options)
    {
        var map = string.IsNullOrWhiteSpace(body.Text) ? null : YamlReader.Read(body.Text, body.Offset, context.Faults);
        var fields = new Fields(context, map ?? new MapNode(new(body.Offset, body.Offset), []), "");
        return Readers[kind](fields, options);
    }

    /// <summary>A part whose options have all been asked for: any other is a fault.</summary>
    private static ChapterPart Whole(Fields fields, ChapterPart part)
    {
        fields.ReportUnknownKeys();
        return part;
    }

    private static RepairsPart Repairs(Fields fields, LibraryOptions options)
    {
        var repairs = ImmutableArray.CreateBuilder<Repair>();
        foreach (var entry in fields.Map.Entries)
        {
            if (TermIndex.Find(options.Taxonomy.Cause, entry.Key.Value) is { } term)
                repairs.Add(new Repair(term.Id, fields.Texts(entry.Key.Value)));
            else
                fields.Faults.AddUnknownValue(entry.Key, "repairs", [.. options.Taxonomy.Cause.Select(cause => cause.Id)]);
        }

        return new RepairsPart([.. repairs.DistinctBy(repair => repair.CauseKind)]);
    }
}
