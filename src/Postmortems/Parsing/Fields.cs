using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Parsing;

/// <summary>
/// The keys of one map, asked for by name. What was never asked for is unknown: so the readers themselves are the list of keys,
/// and none can be forgotten.
/// </summary>
internal sealed partial class Fields(FieldContext context, MapNode map, string prefix)
{
    /// <summary>A list with more items than this is a fault, and the rest is passed over.</summary>
    public const int MaxItems = 1_000;

    // Few keys, many maps: a list is looked through faster than a set is made.
    private readonly List<string> _asked = new(8);

    public MapNode Map { get; } = map;

    public FaultList Faults => context.Faults;

    public FieldContext Context => context;

    /// <summary>The path of a key in <c>Places</c>.</summary>
    public string PathOf(string key) => prefix.Length == 0 ? key : $"{prefix}.{key}";

    public DataNode? Node(string key)
    {
        _asked.Add(key);
        var entry = Map.Find(key);
        if (entry is null)
            return null;
        if (entry.Value is ScalarNode { IsNull: true })
        {
            context.Place($"empty.{PathOf(key)}", entry.Key.Span);
            return null;
        }

        context.Place(prefix, key, SpanOf(entry));
        return entry.Value;
    }

    /// <summary>To look whether a key has a value is to ask for it: it is known from then on.</summary>
    public bool Has(string key)
    {
        _asked.Add(key);
        return Map.Find(key) is { Value: not ScalarNode { IsNull: true } };
    }

    /// <summary>Where the key's value stands; the map itself when it has none.</summary>
    public TextSpan SpanOf(string key) => Map.Find(key) is { } entry ? SpanOf(entry) : Map.Span;

    // A list begins on the line below its key: the key is what people look for.
    private static TextSpan SpanOf(MapEntry entry) => entry.Value is ScalarNode ? entry.Value.Span : entry.Key.Span;

    public ScalarNode? Scalar(string key)
    {
        switch (Node(key))
        {
            case ScalarNode scalar:
                return scalar;
            case { } other:
                Faults.AddVariant(ReadingRules.WrongType, "text", other.Span, ("key", key));
                return null;
            default:
                return null;
        }
    }

    /// <summary>Trimmed; null for an empty one.</summary>
    public string? Text(string key) => Scalar(key)?.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A text, or what was said in its place.</summary>
    public Fact<string> Fact(string key) => Scalar(key) is { } scalar ? FactOf(scalar) : Silence<string>(key);

    /// <summary>The fact for a key without a readable scalar: missing, or written in a way that no reader understands.</summary>
    public Fact<T> Silence<T>(string key)
        where T : notnull =>
        Has(key) && Map.Find(key)!.Value is not ScalarNode ? Fact<T>.Unreadable : default;

    public static Fact<string> FactOf(ScalarNode scalar) =>
        Absence(scalar) switch
        {
            Statement.Unknown => Fact<string>.Unknown,
            Statement.NotApplicable => Fact<string>.NotApplicable,
            _ => scalar.Value.Trim() is { Length: > 0 } text ? Fact<string>.Of(text) : default,
        };

    /// <summary>Given, unless the scalar says that there is nothing to say. A quoted "unknown" is a name like any other.</summary>
    public static Statement Absence(ScalarNode scalar) =>
        !scalar.IsPlain ? Statement.Given
        : Vocabulary.Find("absence", scalar.Value.Trim()) switch
        {
            "unknown" => Statement.Unknown,
            "not_applicable" => Statement.NotApplicable,
            _ => Statement.Given,
        };

    public ImmutableArray<string> Texts(string key) => [.. Scalars(key).Select(s => s.Value.Trim()).Where(text => text.Length > 0)];

    /// <summary>A list of scalars; one scalar counts as a list of one.</summary>
    public ImmutableArray<ScalarNode> Scalars(string key)
    {
        var items = Items(key);
        foreach (var item in items.Where(item => item is not ScalarNode))
            Faults.AddVariant(ReadingRules.WrongType, "text-item", item.Span, ("key", key));
        return [.. items.OfType<ScalarNode>()];
    }

    /// <summary>Slugs; what is no slug is a fault and is left out.</summary>
    public ImmutableArray<string> Slugs(string key)
    {
        var slugs = ImmutableArray.CreateBuilder<string>();
        foreach (var scalar in Scalars(key))
        {
            if (IncidentId.IsSlug(scalar.Value))
            {
                slugs.Add(scalar.Value);
                continue;
            }

            context.Place($"unread.{PathOf(key)}", scalar.Span);
            Faults.AddVariant(ReadingRules.MalformedId, "slug", scalar.Span, ("key", key), ("value", scalar.Value), ("slug", Slug.Of(scalar.Value)));
        }

        return slugs.ToImmutable();
    }

    /// <summary>One id; null for none, and for what is none, the latter with a fault.</summary>
    public IncidentId? Id(string key) => Scalar(key) is not null && Slugs(key) is [var slug] ? IncidentId.Parse(slug) : null;

    public ImmutableArray<IncidentId> Ids(string key) => [.. Slugs(key).Select(IncidentId.Parse)];

    /// <summary>The items of a list, each with its place noted; a value that is no list counts as a list of one.</summary>
    public ImmutableArray<DataNode> Items(string key)
    {
        var node = Node(key);
        var items = node is ListNode list ? list.Items : node is null ? [] : [node];
        if (items.Length > MaxItems)
        {
            Faults.AddVariant(ReadingRules.TooLarge, "list", node!.Span, ("key", key), ("max", MaxItems.ToString("N0")));
            items = items[..MaxItems];
        }

        var path = items.IsEmpty ? "" : PathOf(key);
        for (var i = 0; i < items.Length; i++)
            context.Place(path, i, "", items[i].Span);
        return items;
    }

    /// <summary>A list of maps; what is no map is a fault and is left out.</summary>
    public ImmutableArray<Fields> Maps(string key)
    {
        var maps = ImmutableArray.CreateBuilder<Fields>();
        foreach (var (i, item) in Items(key).Index())
        {
            if (item is MapNode itemMap)
                maps.Add(new Fields(context, itemMap, $"{PathOf(key)}[{i}]"));
            else
                Faults.AddVariant(ReadingRules.WrongType, "map-item", item.Span, ("key", key));
        }

        return maps.ToImmutable();
    }

    public Fields? Child(string key)
    {
        switch (Node(key))
        {
            case MapNode child:
                return new Fields(context, child, PathOf(key));
            case { } other:
                Faults.AddVariant(ReadingRules.WrongType, "map", other.Span, ("key", key));
                return null;
            default:
                return null;
        }
    }

    /// <summary>One of the enum's values by any of its names; null when absent or not understood, the latter with a fault.</summary>
    public TEnum? Choice<TEnum>(string key)
        where TEnum : struct, Enum =>
        Scalar(key) is { } scalar && scalar.Value.Trim().Length > 0 ? ChoiceOf<TEnum>(key, scalar) : null;

    public TEnum? ChoiceOf<TEnum>(string key, ScalarNode scalar)
        where TEnum : struct, Enum
    {
        if (Vocabulary.Find<TEnum>(scalar.Value.Trim()) is { } value)
            return value;
        Faults.AddUnknownValue(scalar, key, Vocabulary.Identifiers<TEnum>(), Vocabulary.Meanings<TEnum>());
        return null;
    }

    /// <summary>A yes, a no, or unknown.</summary>
    public Fact<bool> Answer(string key)
    {
        if (Scalar(key) is not { } scalar)
            return Silence<bool>(key);
        if (Absence(scalar) is Statement.Unknown)
            return Fact<bool>.Unknown;
        if (Vocabulary.Find("answer", scalar.Value.Trim()) is { } answer)
            return Fact<bool>.Of(answer == "yes");
        Faults.AddUnknownValue(scalar, key, ["yes", "no", "unknown"]);
        return Fact<bool>.Unreadable;
    }

    /// <summary>An id of a vocabulary by its id or any of its names; a word that it lacks is a fault, and is kept as it is.</summary>
    public Fact<string> Term(string key, ImmutableArray<Term> terms) =>
        Scalar(key) is { } scalar ? TermOf(key, scalar, terms) : Silence<string>(key);

    public Fact<string> TermOf(string key, ScalarNode scalar, ImmutableArray<Term> terms)
    {
        if (Absence(scalar) is not Statement.Given)
            return FactOf(scalar);
        if (TermIndex.Find(terms, scalar.Value) is { } term)
            return Fact<string>.Of(term.Id);
        Faults.AddUnknownValue(scalar, key, [.. terms.Select(t => t.Id)], terms.SelectMany(t => t.Name.ByLanguage.Values.Append(t.Id).Select(word => (word, t.Id))));
        return FactOf(scalar);
    }
}
