using System.Buffers;
using System.Collections.Immutable;
using Postmortems.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Postmortems.Parsing;

/// <summary>
/// YAML text to <see cref="DataNode"/>s by YamlDotNet's events: every value keeps its place, and what stood before a fault is kept.
/// Bounded in depth, size and aliases; tags build nothing.
/// </summary>
internal sealed class YamlReader
{
    private static readonly SearchValues<char> TagEnds = SearchValues.Create(" \t\r\n,]}");

    private const int MaxDepth = 16;
    private const int MaxNodes = 20_000;
    private const int MaxAliases = 100;

    private readonly FaultList _faults;
    private readonly int _offset;
    private readonly string _yaml;
    private readonly IParser _parser;
    private readonly Dictionary<string, DataNode> _anchors = [];
    private int _nodes;
    private int _aliases;
    private bool _stopped;

    private YamlReader(string yaml, int offset, FaultList faults)
    {
        (_yaml, _faults, _offset) = (yaml, faults, offset);
        _parser = new Parser(new StringReader(yaml));
    }

    /// <param name="offset">Of the YAML's first character in the file.</param>
    /// <returns>The top-level map, as far as it could be read; null when there is none.</returns>
    public static MapNode? Read(string yaml, int offset, FaultList faults) => PlainYaml.Read(yaml, offset) ?? Parse(yaml, offset, faults);

    /// <summary>The same for every YAML, plain or not.</summary>
    internal static MapNode? Parse(string yaml, int offset, FaultList faults)
    {
        var reader = new YamlReader(yaml, offset, faults);
        return reader.Document();
    }

    private MapNode? Document()
    {
        DataNode? root = null;
        if (MoveNext() && _parser.Current is StreamStart && MoveNext() && _parser.Current is DocumentStart && MoveNext())
            root = Node(0);
        if (_stopped || root is MapNode or null)
            return root as MapNode;

        if (root is ScalarNode { IsNull: true })
            return null;
        _faults.AddVariant(ReadingRules.WrongType, "not-a-map", new TextSpan(_offset, _offset + FirstLineLength(_yaml)));
        return null;
    }

    private static int FirstLineLength(string yaml) => yaml.IndexOf('\n') is >= 0 and var end ? end : yaml.Length;

    /// <summary>The next event. False at the end and after a fault: callers close what they have open.</summary>
    private bool MoveNext()
    {
        if (_stopped)
            return false;
        try
        {
            return _parser.MoveNext();
        }
        catch (YamlException fault)
        {
            return Stop(YamlFaults.Describe(fault.Message, _yaml, (int)fault.Start.Index, (int)fault.End.Index));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The scanner answers some malformed input with whatever its own code trips over; for us it is a fault of the text.
            return Stop(YamlFaults.DescribeSilence(_yaml, (int)(_parser.Current?.End.Index ?? 0)));
        }
    }

    private bool Stop((string Variant, int Start, int End) slip) =>
        Stop(ReadingRules.YamlSyntax, new TextSpan(_offset + slip.Start, _offset + slip.End), slip.Variant);

    private bool Stop(RuleInfo rule, TextSpan span, string variant)
    {
        _faults.AddVariant(rule, variant, span);
        _stopped = true;
        _faults.IsCutShort = true;
        return false;
    }

    private DataNode? Node(int depth)
    {
        var current = _parser.Current!;
        if (depth > MaxDepth || ++_nodes > MaxNodes)
        {
            Stop(ReadingRules.TooDeep, TextSpan.Of(current.Start, current.End, _offset), depth > MaxDepth ? "yaml" : "yaml-size");
            return null;
        }

        if (current is NodeEvent { Tag.IsEmpty: false } tagged and not Scalar { Tag.IsNonSpecific: true })
            _faults.Add(ReadingRules.YamlTag, TextSpan.Of(tagged.Start, tagged.End, _offset), ("tag", TagAt((int)tagged.Start.Index)));

        var node = current switch
        {
            MappingStart start => Map(start, depth),
            SequenceStart start => List(start, depth),
            AnchorAlias alias => Alias(alias),
            Scalar scalar => new ScalarNode(TextSpan.Of(scalar.Start, scalar.End, _offset), scalar.Value, scalar.Style is ScalarStyle.Plain),
            _ => null,
        };
        if (node is not null && current is NodeEvent { Anchor.IsEmpty: false } anchored)
            _anchors[anchored.Anchor.Value] = node;
        return node;
    }

    private DataNode? Alias(AnchorAlias alias)
    {
        var span = TextSpan.Of(alias.Start, alias.End, _offset);
        _faults.HasAliases = true;
        if (++_aliases > MaxAliases)
            Stop(ReadingRules.TooDeep, span, "yaml-aliases");
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
            _faults.AddVariant(ReadingRules.YamlSyntax, "alias", span, ("alias", alias.Value.Value));
        return node;
    }

    private ListNode List(SequenceStart start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<DataNode>();
        while (MoveNext() && _parser.Current is not SequenceEnd)
        {
            if (Node(depth + 1) is { } item)
                items.Add(item);
        }

        var last = items.Count == 0 ? null : items[^1];
        return new ListNode(SpanFrom(start, start.Style is SequenceStyle.Flow, last), items.ToImmutable());
    }

    private MapNode Map(MappingStart start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var keys = new KeySet();
        while (MoveNext() && _parser.Current is not MappingEnd)
        {
            var key = Node(depth + 1);
            if (!MoveNext())
                break;
            var value = Node(depth + 1);
            if (key is not ScalarNode name)
            {
                if (key is not null)
                    _faults.AddVariant(ReadingRules.WrongType, "key", key.Span);
            }
            else if (!keys.Add(name.Value))
            {
                _faults.Add(ReadingRules.DuplicateKey, name.Span, ("key", name.Value));
            }
            else if (value is not null)
            {
                entries.Add(new MapEntry(name, value));
            }
        }

        var last = entries.Count == 0 ? null : entries[^1].Value;
        return new MapNode(SpanFrom(start, start.Style is MappingStyle.Flow, last), entries.ToImmutable());
    }

    /// <summary>To the closing bracket; without brackets to the end of the last item, since the parser sees the end only on the next line.</summary>
    private TextSpan SpanFrom(ParsingEvent start, bool isFlow, DataNode? last)
    {
        var span = TextSpan.Of(start.Start, start.End, _offset);
        if (isFlow && _parser.Current is SequenceEnd or MappingEnd)
            return span with { End = Math.Max(span.End, _offset + (int)_parser.Current.End.Index) };
        return last is null ? span : span with { End = Math.Max(span.End, last.Span.End) };
    }

    /// <summary>As the author wrote it.</summary>
    private string TagAt(int index)
    {
        var start = _yaml.IndexOf('!', Math.Min(index, _yaml.Length));
        var length = start < 0 ? -1 : _yaml.AsSpan(start).IndexOfAny(TagEnds);
        return start < 0 ? "!" : length < 0 ? _yaml[start..] : _yaml.Substring(start, length);
    }
}
