using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Parsing;

namespace Postmortems.Playbooks;

/// <summary>The fenced blocks of a chapter that are drawn from data: the info string names the kind, the body is YAML with its options.</summary>
internal static class GeneratedParts
{
    private static readonly ImmutableArray<string> Kinds = ["severities", "deadlines", "roles", "templates", "duties", "repairs", "flow"];

    public static bool IsOne(string? info) => info is not null && Kinds.Contains(info);

    /// <returns>Null for a block that cannot be drawn; why not is among the faults.</returns>
    public static ChapterPart? Read(string kind, (string Text, int Offset) body, FieldContext context, LibraryOptions options)
    {
        var map = string.IsNullOrWhiteSpace(body.Text) ? null : YamlReader.Read(body.Text, body.Offset, context.Faults);
        var fields = new Fields(context, map ?? new MapNode(new(body.Offset, body.Offset), []), "");
        if (kind == "flow")
            return FlowReader.Read(fields, options) is { } flow ? new FlowPart(flow) : null;
        if (kind == "repairs")
            return Repairs(fields, options);
        ChapterPart part = kind switch
        {
            "severities" => new GeneratedPart(GeneratedKind.Severities),
            "deadlines" => new GeneratedPart(GeneratedKind.Deadlines),
            "roles" => new GeneratedPart(GeneratedKind.Roles),
            "templates" => new GeneratedPart(GeneratedKind.Templates),
            _ => new DutiesPart(FlowReader.SchemeOf(fields, options)),
        };
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
