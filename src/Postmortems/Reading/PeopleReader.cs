using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>The small lists of a report: roles, links, relations, notes and allowances.</summary>
internal static class PeopleReader
{
    public static ImmutableArray<RoleHolder> Roles(Fields root, ImmutableArray<Term> roles) =>
        Pairs(root, "roles", "role", "name", (role, name) => new RoleHolder(TermIndex.Find(roles, role)?.Id ?? role, name));

    public static ImmutableArray<Assumption> Assumed(Fields root) => Pairs(root, "assumed", "field", "why", (field, why) => new Assumption(field, why));

    public static ImmutableArray<DeadlineNote> DeadlineNotes(Fields root) =>
        Pairs(root, "deadline_notes", "clock", "why", (clock, why) => new DeadlineNote(clock, why));

    public static ImmutableArray<Allowance> Allow(Fields root) => Pairs(root, "allow", "rule", "why", (rule, why) => new Allowance(rule, why));

    public static ImmutableArray<ReportLink> Links(Fields root) => Pairs(root, "links", "title", "url", (title, url) => new ReportLink(title, url));

    public static ImmutableArray<RelatedIncident> Related(Fields root)
    {
        var related = ImmutableArray.CreateBuilder<RelatedIncident>();
        foreach (var item in root.Items("related"))
        {
            if (item is ScalarNode id && IncidentId.TryParse(id.Value, out var alone))
            {
                related.Add(new RelatedIncident(alone.Value, Likeness.Unsaid, null));
            }
            else if (item is MapNode map)
            {
                var fields = new Fields(root.Context, map, "related");
                var same = fields.Choice<Likeness>("same") ?? Likeness.Unsaid;
                var why = fields.Text("why");
                if (fields.Id("id") is { } other)
                    related.Add(new RelatedIncident(other, same, why));
                else if (!fields.Has("id"))
                    fields.Faults.AddVariant(ReadingRules.MalformedId, "related", map.Span);
                fields.ReportUnknownKeys();
            }
            else
            {
                root.Faults.AddVariant(ReadingRules.MalformedId, "related", item.Span);
            }
        }

        return related.ToImmutable();
    }

    /// <summary>A list of two-key maps; both keys must be there.</summary>
    private static ImmutableArray<T> Pairs<T>(Fields root, string key, string first, string second, Func<string, string, T> make)
    {
        var pairs = ImmutableArray.CreateBuilder<T>();
        foreach (var fields in root.Maps(key))
        {
            var (a, b) = (fields.Text(first), fields.Text(second));
            if (a is not null && b is not null)
                pairs.Add(make(a, b));
            else
                fields.Faults.AddVariant(ReadingRules.WrongType, "pair", fields.Map.Span, ("key", key), ("first", first), ("second", second));
            fields.ReportUnknownKeys();
        }

        return pairs.ToImmutable();
    }
}
