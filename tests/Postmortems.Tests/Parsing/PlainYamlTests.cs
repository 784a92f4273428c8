using Postmortems.Parsing;
using Postmortems.Reading;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Parsing;

public class PlainYamlTests
{
    // Words that change what the text around them means, or nearly do.
    private static readonly string[] Splinters =
    [
        "- ", "-", "- a: b\n", ": ", ":", "#", " #", "\n", "\n\n", " ", "  ", "\"", "'", "''", "[", "]", "{", "}", ",", ", ", "|", ">", "|-\n", ">-\n", ">+\n", "|2\n", "&a ", "*a", "!x ", "? ",
        "%", "@", "`", "~", "null", "\t", "\r", "\\", "---\n", "...\n", "键", "😀", "\u0085", "\u2028", "\uFEFF", "key: ", "key:\n", "  key: v\n", "a: [1, b: 2]\n", "    deep\n",
    ];

    [Fact]
    public void Plain_yaml_is_read_as_the_parser_reads_it()
    {
        var (texts, random) = (FrontMatters(), new Random(20260930));
        Assert.InRange(texts.Count(SameAsTheParser), texts.Length * 9 / 10, texts.Length);

        var plain = 0;
        for (var trial = 0; trial < 20_000; trial++)
            plain += SameAsTheParser(Mutated(texts[random.Next(texts.Length)], random)) ? 1 : 0;
        Assert.InRange(plain, 2_000, 18_000);
    }

    /// <returns>Whether it was plain.</returns>
    private static bool SameAsTheParser(string yaml)
    {
        if (PlainYaml.Read(yaml, 7) is not { } plain)
            return false;
        var faults = new FaultList();
        var parsed = YamlReader.Parse(yaml, 7, faults);
        Assert.True(faults.Count == 0, $"the parser finds a fault in\n{yaml}");
        Assert.Equal(Told(parsed!, yaml), Told(plain, yaml));
        return true;
    }

    private static string Told(DataNode node, string yaml) => node switch
    {
        ScalarNode scalar => $"{scalar.Span} {scalar.IsPlain} {scalar.Value}\n",
        ListNode list => $"{list.Span} [\n{string.Concat(list.Items.Select(item => Told(item, yaml)))}]\n",
        MapNode map => $"{map.Span} {{\n{string.Concat(map.Entries.Select(entry => Told(entry.Key, yaml) + Told(entry.Value, yaml)))}}}\n",
        _ => throw new InvalidOperationException(node.ToString()),
    };

    private static string[] FrontMatters() =>
        [.. Directory.EnumerateFiles(Path.Join(Repository.Root, "content"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Select(text => (text, Front: FrontMatter.Find(text)))
            .Where(file => file.Front is not null)
            .Select(file => file.text[file.Front!.Value.YamlStart..file.Front.Value.YamlEnd])];

    private static string Mutated(string yaml, Random random)
    {
        // A few lines, so that what was changed is near what it may change.
        var lines = yaml.Split('\n');
        var start = random.Next(lines.Length);
        var text = string.Join('\n', lines.Skip(start).Take(random.Next(1, 12))) + "\n";
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(4), text.Length - at);
            text = random.Next(3) == 0 ? text.Remove(at, length) : text.Insert(at, Splinters[random.Next(Splinters.Length)]);
        }

        return text;
    }
}
