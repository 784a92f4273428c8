using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Configuration;

/// <summary>Vocabularies and texts in several languages.</summary>
internal static class TermReader
{
    public static Taxonomy Taxonomy(Fields fields, Taxonomy weaker)
    {
        if (fields.Child("taxonomy") is not { } child)
            return weaker;
        var taxonomy = new Taxonomy(
            Extend(weaker.Trigger, child, "trigger"),
            Extend(weaker.Cause, child, "cause"),
            Extend(weaker.Gate, child, "gate"),
            Extend(weaker.Reason, child, "reason"),
            Extend(weaker.Detection, child, "detection"));
        child.ReportUnknownKeys();
        return taxonomy;
    }

    /// <summary>Terms of the same id are replaced, new ones are added. A scalar is a term whose id is its name.</summary>
    public static ImmutableArray<Term> Extend(ImmutableArray<Term> weaker, Fields fields, string key)
    {
        var terms = weaker.ToBuilder();
        foreach (var (i, item) in fields.Items(key).Index())
        {
            var term = item switch
            {
                ScalarNode scalar => new Term(scalar.Value.Trim(), LocalText.Of(scalar.Value.Trim()), LocalText.Empty),
                MapNode map => Term(new Fields(fields.Context, map, $"{fields.PathOf(key)}[{i}]")),
                _ => null,
            };
            if (term is null)
                continue;
            if (terms.FirstOrDefault(t => t.Id == term.Id) is { } known)
                terms[terms.IndexOf(known)] = term;
            else
                terms.Add(term);
        }

        return terms.ToImmutable();
    }

    private static Term? Term(Fields fields)
    {
        var id = fields.Text("id");
        var (name, description) = (Local(fields, "name"), Local(fields, "description"));
        fields.ReportUnknownKeys();
        if (id is not null)
            return new Term(id, name.IsEmpty ? LocalText.Of(id) : name, description);
        fields.Faults.AddVariant(ReadingRules.WrongType, "no-id", fields.Map.Span);
        return null;
    }

    /// <summary>A map of languages, or one text for all.</summary>
    public static LocalText Local(Fields fields, string key) =>
        fields.Node(key) switch
        {
            ScalarNode scalar => LocalText.Of(scalar.Value.Trim()),
            MapNode map => LocalOf(fields, map),
            null => LocalText.Empty,
            var other => Wrong(fields, key, other),
        };

    /// <summary>An item of a list: a map of languages, or one text for all.</summary>
    public static LocalText TextOf(Fields fields, DataNode item) => item switch
    {
        ScalarNode text => LocalText.Of(text.Value.Trim()),
        MapNode map => LocalOf(fields, map),
        _ => LocalText.Empty,
    };

    public static LocalText LocalOf(Fields fields, MapNode map)
    {
        var texts = LocalText.Empty.ByLanguage;
        foreach (var entry in map.Entries)
        {
            if (!Sentences.Languages.Contains(entry.Key.Value))
                fields.Faults.AddUnknownValue(entry.Key, "language", Sentences.Languages);
            else if (entry.Value is ScalarNode text)
                texts = texts.SetItem(entry.Key.Value, text.Value.Trim());
        }

        return new LocalText(texts);
    }

    private static LocalText Wrong(Fields fields, string key, DataNode node)
    {
        fields.Faults.AddVariant(ReadingRules.WrongType, "text", node.Span, ("key", key));
        return LocalText.Empty;
    }
}
