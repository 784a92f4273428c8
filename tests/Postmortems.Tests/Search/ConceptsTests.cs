using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Language;
using Postmortems.Search;
using Postmortems.Site;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Search;

public sealed class ConceptsTests
{
    [Fact]
    public void The_concepts_are_many_and_in_order()
    {
        var names = QueryWords.Concepts.Select(term => term.Concept).Distinct().ToList();
        Assert.True(names.Count >= 300, $"{names.Count} concepts");
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(names.Count, QueryWords.Concepts.Zip(QueryWords.Concepts.Skip(1), (one, next) => one.Concept == next.Concept ? 0 : 1).Sum() + 1);
    }

    [Fact]
    public void Every_concept_has_terms_of_every_language() =>
        Assert.Empty(
            from concept in QueryWords.Concepts.GroupBy(term => term.Concept, term => term.Phrase)
            where !concept.Any(HasPairs) || concept.All(HasPairs)
            select concept.Key);

    /// <summary>As it is compared: "rolled back" is "roll back".</summary>
    [Fact]
    public void A_term_stands_once()
    {
        Assert.DoesNotContain(Concepts.BuiltIn.Phrases, phrase => phrase.Phrase.IsEmpty);
        Assert.Empty(
            from same in Concepts.BuiltIn.Phrases.GroupBy(phrase => string.Join(' ', phrase.Phrase), phrase => phrase.Term)
            where same.Count() > 1
            select $"{same.Key}: {string.Join(", ", same)}");
    }

    [Fact]
    public void No_term_holds_what_is_taken_out_of_a_question() =>
        Assert.Empty(
            from term in QueryWords.Concepts
            from passed in QueryWords.PassedPhrases
            where term.Phrase.Contains(passed, StringComparison.Ordinal)
            select $"{term.Phrase} holds {passed}");

    [Theory]
    [InlineData("Redis 存在大key，已拆分", "@big_key")]
    [InlineData("a big key in the cache", "@big_key")]
    [InlineData("the key was lost", "")]
    [InlineData("扩大缓存", "")]
    [InlineData("发现N+1查询", "@n_plus_one")]
    [InlineData("应用进程CPU打满了", "@cpu_saturation")]
    [InlineData("某台机器被OOM杀死后", "@oom_kill")]
    [InlineData("两个主节点发生脑裂", "@split_brain")]
    [InlineData("the nodes retried in a thundering herd", "@thundering_herd")]
    public void A_term_of_two_scripts_is_found_whole(string text, string concept)
    {
        var mixed = new[] { "@big_key", "@n_plus_one", "@cpu_saturation", "@oom_kill", "@split_brain", "@thundering_herd" };
        Assert.Equal(concept, string.Join(' ', Concepts.BuiltIn.In(Tokenizer.Of(text)).Select(mention => mention.Term).Distinct().Intersect(mixed)));
    }

    [Theory]
    [InlineData("缓存雪崩", "cache avalanche")]
    [InlineData("主从延迟", "replication lag")]
    [InlineData("光缆被挖断", "fibre cut")]
    [InlineData("重复扣款", "charged twice")]
    [InlineData("未做压测", "no load test")]
    [InlineData("熔断", "circuit breaker")]
    public void What_one_language_calls_it_is_found_in_the_other(string chinese, string english)
    {
        var library = Library.Of([Report("chinese", chinese), Report("english", english), Report("neither", "Nothing of it 无关")], An.Options, An.Today);
        Assert.Equal(["chinese", "english"], Found(library, chinese));
        Assert.Equal(["english", "chinese"], Found(library, english));
    }

    [Fact]
    public void A_team_adds_terms_of_its_own()
    {
        var options = Read("concepts:\n  Order, service=1: {en: [oms], zh: [订单中台]}\n  Memory-Leak: {zh: [内存只涨不跌]}\n").Options;
        var library = Library.Of([Report("own", "订单中台变更"), Report("grown", "内存只涨不跌")], options with { TimeZone = An.Options.TimeZone }, An.Today);
        Assert.Equal(["own"], Found(library, "oms"));
        Assert.Contains("grown", Found(library, "leaking memory, a memory leak"));
        Assert.Empty(Found(Library.Of(library.Incidents, An.Options, An.Today), "oms"));
    }

    [Fact]
    public void The_index_tells_the_browser_of_a_teams_terms()
    {
        var library = Library.Of([Report("a", "订单中台")], Read("concepts: {\"a=b, c\": {en: [oms], zh: [订单中台, 打爆db]}}").Options, An.Today);
        var first = SitePlan.Files(library).Single(file => file.Path == SearchFiles.Index);
        Assert.Contains("\\n@own0=oms,订单 单中 中台,打爆 爆 db\"", System.Text.Encoding.UTF8.GetString(first.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_that_is_taken_is_told_at_its_line_and_counts_where_it_stood_first()
    {
        var (options, findings) = Read("concepts:\n  undo:\n    en: [Roll-Back, unship]\n  other:\n    en:\n      - Unship\n      - x\n");
        Assert.Equal(["3 PM0022", "6 PM0022", "7 PM0022"], An.Lines(findings));
        Assert.Equal([("own0", "unship")], options.Concepts.AsEnumerable());
    }

    private static bool HasPairs(string phrase) => phrase.Any(Tokenizer.IsPaired);

    private static ConfigResult Read(string config) => ConfigReader.Read(new SourceFile("postmortems.yml", config));

    private static Incidents.Incident Report(string id, string title) => An.Report($"id: {id}\ntitle: \"{title}\"", "").Incident!;

    private static IEnumerable<string> Found(Library library, string query) => SearchFiles.Engine(library).Find(query).Select(hit => library.Incidents[hit.Document].Id.Value);
}
