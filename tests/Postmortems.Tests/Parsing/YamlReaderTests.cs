using Postmortems.Diagnostics;
using Postmortems.Parsing;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Parsing;

public class YamlReaderTests
{
    [Theory]
    [InlineData("a: 1\r\nb: x\r\n")]
    [InlineData("a: \"😀\"\nb: x\n")]
    [InlineData("# 注释\na: 中文\nb: x\n")]
    [InlineData("a: |\n  two\n  lines\nb: x\n")]
    public void Places_are_offsets_in_the_file(string yaml)
    {
        const string before = "---\n";
        var faults = new FaultList();
        var map = YamlReader.Read(yaml, before.Length, faults);
        var value = map!.Find("b")!.Value.Span;
        Assert.Equal("x", (before + yaml)[value.Start..value.End]);
        Assert.Equal("b", (before + yaml)[map.Find("b")!.Key.Span.Start..map.Find("b")!.Key.Span.End]);
    }

    [Fact]
    public void What_stands_before_a_fault_is_kept()
    {
        var faults = new FaultList();
        var map = YamlReader.Read("title: Slow\nseverity: P0\ntags: [a, b\nowner: x: y\n", 0, faults);
        Assert.Equal("Slow", Assert.IsType<ScalarNode>(map!.Find("title")!.Value).Value);
        Assert.Equal("P0", Assert.IsType<ScalarNode>(map.Find("severity")!.Value).Value);
        Assert.Equal(1, faults.Count);
    }

    [Fact]
    public void The_second_of_two_equal_keys_is_a_fault_and_the_first_counts()
    {
        var faults = new FaultList();
        var map = YamlReader.Read("a: 1\na: 2\n", 0, faults);
        Assert.Equal("1", Assert.IsType<ScalarNode>(map!.Find("a")!.Value).Value);
        var finding = Assert.Single(faults.ToDiagnostics(new SourceFile("a", "a: 1\na: 2\n"), "en"));
        Assert.Equal("a:2:1: error PM0005 the key 'a' stands here a second time; the first one counts", finding.ToString());
    }

    [Fact]
    public void Nesting_and_aliases_are_bounded()
    {
        var deep = new FaultList();
        YamlReader.Read(new string('[', 5_000), 0, deep);
        Assert.Equal(["1 PM0008"], An.Lines(deep.ToDiagnostics(new SourceFile("a", ""), "en")));

        var aliases = new FaultList();
        YamlReader.Read("a: &a [x]\nb: [" + string.Join(',', Enumerable.Repeat("*a", 200)) + "]\n", 0, aliases);
        Assert.Equal(["1 PM0008"], An.Lines(aliases.ToDiagnostics(new SourceFile("a", ""), "en")));
    }

    [Fact]
    public void A_tag_builds_nothing()
    {
        var faults = new FaultList();
        var map = YamlReader.Read("a: !!python/object:os.system x\n", 0, faults);
        Assert.Equal("x", Assert.IsType<ScalarNode>(map!.Find("a")!.Value).Value);
        Assert.Equal(1, faults.Count);
    }
}
