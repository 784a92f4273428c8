using System.Globalization;
using System.Text;
using Postmortems.Parsing;

namespace Postmortems.Editions;

/// <summary>YAML written anew from what was read: comments, anchors, spaces and the manner of quoting are gone.</summary>
internal sealed class YamlText
{
    // An alias stands for all that it names: ten of ten of ten are many.
    private const int MaxNodes = 20_000;

    private readonly StringBuilder _text = new();

    /// <param name="map">Within the bounds of <see cref="IsBounded"/>.</param>
    public static string Of(MapNode map)
    {
        var yaml = new YamlText();
        yaml.Write(map, 0);
        return yaml._text.ToString();
    }

    /// <summary>Not longer, once every alias is spelt out, than anybody writes.</summary>
    public static bool IsBounded(MapNode map)
    {
        var left = MaxNodes;
        return Fits(map, ref left);
    }

    private static bool Fits(DataNode node, ref int left)
    {
        if (--left < 0)
            return false;
        foreach (var inner in node is MapNode map ? map.Entries.Select(entry => entry.Value) : node is ListNode list ? list.Items : [])
        {
            if (!Fits(inner, ref left))
                return false;
        }

        return true;
    }

    private void Write(DataNode node, int indent)
    {
        switch (node)
        {
            case MapNode map:
                foreach (var entry in map.Entries)
                    Value($"{Text(entry.Key)}:", entry.Value, indent);
                break;
            case ListNode list:
                foreach (var item in list.Items)
                    Value("-", item, indent);
                break;
        }
    }

    private void Value(string head, DataNode value, int indent)
    {
        _text.Append(' ', indent).Append(head);
        if (value is ScalarNode scalar)
            _text.Append(' ').Append(Text(scalar)).Append('\n');
        else if (value is MapNode { Entries.IsEmpty: true } or ListNode { Items.IsEmpty: true })
            _text.Append(value is MapNode ? " {}\n" : " []\n");
        else
            _text.Append('\n');
        Write(value, indent + 2);
    }

    // Without quotes only what would say something else with them: that there is nothing, or that nobody knows.
    private static string Text(ScalarNode scalar) =>
        scalar.IsNull ? "~"
        : scalar.IsPlain && (Fields.Absence(scalar) is not Incidents.Statement.Given || IsKey(scalar.Value)) ? scalar.Value
        : Quoted(scalar.Value);

    private static bool IsKey(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterLower(c) || c == '_');

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c == '\n')
                quoted.Append("\\n");
            else if (char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
