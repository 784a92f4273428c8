using System.Collections.Immutable;
using Postmortems.Diagnostics;

namespace Postmortems.Parsing;

/// <summary>
/// YAML as nearly every report has it, read straight from the text: maps and lists by indentation, values on one line or as a block of text. Whatever is rarer
/// (escapes, anchors, tags, tabs, a value that goes on below, every fault) is left to <see cref="YamlReader"/>'s parser, so that there is one
/// judge of what is right: what is read here is what that parser would have read, to the last place.
/// </summary>
/// <remarks>The parser's share of a check was a quarter; this takes about an eighth of its time.</remarks>
internal sealed partial class PlainYaml
{
    // Below the bounds of the parser's reader: whoever comes near them is told so by it.
    private const int MaxDepth = 12;
    private const int MaxNodes = 10_000;

    private readonly string _yaml;
    private readonly int _offset;
    private readonly KeyPool _pool = new();
    private int _at;
    private int _indent;
    private int _nodes;

    /// <summary>Something was met that is not plain. All methods then return at once; what they return is not used.</summary>
    private bool _isRare;

    private PlainYaml(string yaml, int offset) => (_yaml, _offset) = (yaml, offset);

    private bool HasEnded => _indent < 0;

    /// <param name="offset">Of the YAML's first character in the file.</param>
    /// <returns>Null when the text is not as plain as this: nothing is said then of whether it is right.</returns>
    public static MapNode? Read(string yaml, int offset)
    {
        if (!yaml.EndsWith('\n') || HasOddCharacter(yaml))
            return null;
        var reader = new PlainYaml(yaml, offset);
        reader.ToNextLine(0);
        if (reader._indent != 0)
            return null;
        var root = reader.Block(0);
        return reader._isRare || !reader.HasEnded ? null : root as MapNode;
    }

    /// <summary>Tabs, carriage returns, controls, and what YAML takes for the end of a line besides the line feed.</summary>
    private static bool HasOddCharacter(ReadOnlySpan<char> yaml) =>
        yaml.ContainsAnyInRange('\0', '\t')
        || yaml.ContainsAnyInRange('\u000B', '\u001F')
        || yaml.ContainsAnyInRange('\u007F', '\u009F')
        || yaml.ContainsAny('\u2028', '\u2029', '\uFEFF')
        || yaml.ContainsAnyInRange('\uFFFE', '\uFFFF');

    private DataNode Rare()
    {
        _isRare = true;
        _indent = -1;
        return new ScalarNode(default, "", IsPlain: true);
    }

    private TextSpan Span(int start, int end) => new(_offset + start, _offset + end);

    /// <summary>To the first character of the next line with something on it; to the end when there is none. The text ends with a line feed, so that no search runs over.</summary>
    /// <param name="line">Where a line begins.</param>
    private void ToNextLine(int line)
    {
        while (line < _yaml.Length)
        {
            var start = PastSpaces(line);
            if (_yaml[start] is not ('\n' or '#'))
            {
                (_at, _indent) = (start, start - line);
                return;
            }

            line = LineEnd(start) + 1;
        }

        _indent = -1;
    }

    private int PastSpaces(int at)
    {
        while (_yaml[at] == ' ')
            at++;
        return at;
    }

    private int LineEnd(int at) => at + _yaml.AsSpan(at).IndexOf('\n');

    private bool IsDash(int at) => _yaml[at] == '-' && _yaml[at + 1] is ' ' or '\n';

    /// <summary>Nothing but spaces and a comment.</summary>
    private bool IsRestEmpty(int at) => _yaml[at] is '\n' || (_yaml[at] is '#' && _yaml[at - 1] is ' ');

    private DataNode Block(int depth)
    {
        if (depth > MaxDepth || ++_nodes > MaxNodes)
            return Rare();
        return IsDash(_at) ? List(_indent, depth) : Map(_indent, depth);
    }

    /// <param name="indent">The column of its keys: <c>_at</c> is the first of them.</param>
    private DataNode Map(int indent, int depth)
    {
        var start = _at;
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var keys = new KeySet();
        while (_indent == indent)
        {
            if (KeyEnd(_at) is not { } end || ++_nodes > MaxNodes)
                return Rare();
            var key = new ScalarNode(Span(_at, end), _pool.Take(_yaml.AsSpan(_at, end - _at)), IsPlain: true);
            if (!keys.Add(key.Value))
                return Rare();
            _at = end + 1;
            entries.Add(new MapEntry(key, ValueBelow(indent, depth + 1)));
        }

        if (_indent > indent || _isRare)
            return Rare();
        return new MapNode(new TextSpan(_offset + start, entries[^1].Value.Span.End), entries.DrainToImmutable());
    }

    /// <param name="indent">The column of its dashes.</param>
    private DataNode List(int indent, int depth)
    {
        var start = _at;
        var items = ImmutableArray.CreateBuilder<DataNode>();
        while (_indent == indent && IsDash(_at))
        {
            var line = _at - indent;
            _at = PastSpaces(_at + 1);
            if (KeyEnd(_at) is null)
            {
                items.Add(IsDash(_at) || IsRestEmpty(_at) ? Rare() : ValueBelow(indent, depth + 1));
                continue;
            }

            // "- key: value": a map whose keys stand in the column of the first.
            _indent = _at - line;
            items.Add(depth + 1 > MaxDepth || ++_nodes > MaxNodes ? Rare() : Map(_indent, depth + 1));
        }

        if (_indent > indent || _isRare)
            return Rare();
        return new ListNode(new TextSpan(_offset + start, items[^1].Span.End), items.DrainToImmutable());
    }

    /// <summary>What stands behind a key or a dash, up to the next line that is not part of it.</summary>
    /// <param name="indent">The column of the key or dash that it belongs to.</param>
    private DataNode ValueBelow(int indent, int depth)
    {
        if (depth > MaxDepth || ++_nodes > MaxNodes)
            return Rare();
        var end = _at;
        _at = PastSpaces(_at);
        if (IsRestEmpty(_at))
        {
            ToNextLine(LineEnd(_at) + 1);
            if (_indent > indent)
                return Block(depth);
            if (_indent == indent && IsDash(_at))
                return List(indent, depth);
            return new ScalarNode(Span(end, end), "", IsPlain: true);
        }

        if (_yaml[_at] is '|' or '>')
            return BlockText(indent);
        var value = Inline(depth, isInFlow: false);
        if (_isRare)
            return value;
        _at = PastSpaces(_at);
        if (!IsRestEmpty(_at))
            return Rare();
        ToNextLine(LineEnd(_at) + 1);
        return _indent > indent ? Rare() : value;
    }

    /// <summary>The colon behind a key without quotes; null when there is no such key.</summary>
    private int? KeyEnd(int at)
    {
        var end = at;
        while (_yaml[end] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' || (end > at && _yaml[end] is '-' or '.') || IsHan(_yaml[end]))
            end++;
        // Where a key may be that long is for the parser to say.
        return end > at && end - at < 100 && _yaml[end] == ':' && _yaml[end + 1] is ' ' or '\n' ? end : null;
    }

    private static bool IsHan(char letter) => letter is >= '\u4E00' and <= '\u9FFF';
}
