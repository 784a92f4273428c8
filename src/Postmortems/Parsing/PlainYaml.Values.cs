using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Postmortems.Parsing;

/// <content>What stands on one line, and blocks of text.</content>
internal sealed partial class PlainYaml
{
    private static readonly SearchValues<char> FlowMarks = SearchValues.Create(",]}[{:#\n");

    private DataNode Inline(int depth, bool isInFlow)
    {
        switch (_yaml[_at])
        {
            case '[':
                return FlowList(depth);
            case '{':
                return FlowMap(depth);
            case '"':
                return Quoted('"');
            case '\'':
                return Quoted('\'');
            case '-' or '?' or ':' or ',' or ']' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`' or '\n':
                return Rare();
            default:
                return isInFlow ? FlowText() : LineText();
        }
    }

    private DataNode Quoted(char mark)
    {
        var start = _at;
        var inner = _yaml.AsSpan(start + 1);
        var length = mark == '"' ? inner.IndexOfAny('"', '\\', '\n') : inner.IndexOfAny('\'', '\n');
        if (inner[length] != mark || (mark == '\'' && inner[length + 1] == mark))
            return Rare();
        _at = start + length + 2;
        return new ScalarNode(Span(start, _at), new string(inner[..length]), IsPlain: false);
    }

    /// <summary>To the end of the line, or to a comment.</summary>
    private DataNode LineText()
    {
        var line = _yaml.AsSpan(_at, LineEnd(_at) - _at);
        if (line.IndexOf(" #") is >= 0 and var comment)
            line = line[..comment];
        line = line.TrimEnd(' ');
        return line.Contains(": ", StringComparison.Ordinal) || line[^1] == ':' ? Rare() : Text(line.Length);
    }

    /// <summary>To the comma or bracket that ends it.</summary>
    private DataNode FlowText()
    {
        var at = _at;
        while (true)
        {
            at += _yaml.AsSpan(at).IndexOfAny(FlowMarks);
            switch (_yaml[at])
            {
                case ',' or ']' or '}':
                    return Text(_yaml.AsSpan(_at, at - _at).TrimEnd(' ').Length);
                case ':' when char.IsAsciiLetterOrDigit(_yaml[at + 1]) || _yaml[at + 1] == '/':
                case '#' when _yaml[at - 1] != ' ':
                    at++;
                    break;
                default:
                    return Rare();
            }
        }
    }

    private ScalarNode Text(int length)
    {
        var start = _at;
        _at += length;
        return new ScalarNode(Span(start, _at), _pool.Take(_yaml.AsSpan(start, length)), IsPlain: true);
    }

    private DataNode FlowList(int depth)
    {
        var start = _at++;
        var items = ImmutableArray.CreateBuilder<DataNode>();
        while (MoreOf(']', items.Count == 0))
            items.Add(FlowValue(depth + 1));
        return _isRare ? Rare() : new ListNode(Span(start, _at - 1), items.DrainToImmutable());
    }

    private DataNode FlowMap(int depth)
    {
        var start = _at++;
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var keys = new KeySet();
        while (MoreOf('}', entries.Count == 0))
        {
            if (KeyEnd(_at) is not { } end || ++_nodes > MaxNodes)
                return Rare();
            var key = new ScalarNode(Span(_at, end), _pool.Take(_yaml.AsSpan(_at, end - _at)), IsPlain: true);
            if (!keys.Add(key.Value))
                return Rare();
            _at = PastSpaces(end + 1);
            entries.Add(new MapEntry(key, FlowValue(depth + 1)));
        }

        return _isRare ? Rare() : new MapNode(Span(start, _at - 1), entries.DrainToImmutable());
    }

    private DataNode FlowValue(int depth) =>
        depth > MaxDepth || ++_nodes > MaxNodes ? Rare() : Inline(depth, isInFlow: true);

    /// <summary>Past the comma to the next item, or past the bracket that ends the list. A comma that nothing follows is rare.</summary>
    private bool MoreOf(char end, bool isFirst)
    {
        if (_isRare)
            return false;
        _at = PastSpaces(_at);
        if (_yaml[_at] == end)
        {
            _at++;
            return false;
        }

        if (isFirst)
            return true;
        if (_yaml[_at] != ',')
        {
            Rare();
            return false;
        }

        _at = PastSpaces(_at + 1);
        if (_yaml[_at] == end)
            Rare();
        return !_isRare;
    }

    /// <summary>Lines below a <c>|</c> or <c>&gt;</c>, with <c>-</c> or without.</summary>
    /// <param name="indent">The column of the key or dash that the block belongs to.</param>
    private DataNode BlockText(int indent)
    {
        var start = _at;
        var isFolded = _yaml[_at++] == '>';
        var isStripped = _yaml[_at] == '-';
        if (isStripped)
            _at++;
        _at = PastSpaces(_at);
        var line = _at + 1;
        var first = _yaml[_at] == '\n' && line < _yaml.Length ? PastSpaces(line) : -1;
        if (first < 0 || _yaml[first] == '\n' || first - line <= indent)
            return Rare();

        var text = new StringBuilder();
        var column = first - line;
        var blanks = 0;
        while (line < _yaml.Length)
        {
            var (at, stop) = (PastSpaces(line), LineEnd(line));
            if (at < stop && at - line < column)
                break;
            if (at == stop ? at - line > column : isFolded && at - line > column)
                return Rare();
            if (at == stop)
            {
                blanks++;
            }
            else
            {
                text.Append(text.Length == 0 ? "" : isFolded && blanks == 0 ? " " : new string('\n', isFolded ? blanks : blanks + 1));
                text.Append(_yaml, line + column, stop - line - column);
                blanks = 0;
            }

            line = stop + 1;
        }

        if (!isStripped)
            text.Append('\n');
        ToNextLine(line);
        return _indent > indent ? Rare() : new ScalarNode(Span(start, line), text.ToString(), IsPlain: false);
    }
}
