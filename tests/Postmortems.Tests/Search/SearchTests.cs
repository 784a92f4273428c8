using System.Collections.Immutable;
using System.Text;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Search;
using Postmortems.Site;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Search;

public sealed class SearchTests
{
    [Theory]
    [InlineData("crashes crashed crashing crash", "crash")]
    [InlineData("caches cached caching cache", "cach")]
    [InlineData("deletion deleted delete", "delet")]
    [InlineData("stopped stopping stops", "stop")]
    [InlineData("retries retried retry", "retry")]
    [InlineData("deployment deployments deployed", "deploy")]
    [InlineData("redis", "redis")]
    [InlineData("status", "status")]
    [InlineData("string", "string")]
    [InlineData("speed", "speed")]
    [InlineData("dns", "dns")]
    public void Forms_of_a_word_are_one_term(string words, string stem) =>
        Assert.All(words.Split(' '), word => Assert.Equal(stem, Stemmer.Of(word)));

    [Fact]
    public void Chinese_is_taken_in_pairs_and_by_its_last_character() =>
        Assert.Equal(["数据", "据库", "库", "db", "锁"], Tokenizer.Of("数据库 DB，锁").Select(token => token.Term));

    [Fact]
    public void Full_width_letters_are_the_plain_ones() =>
        Assert.Equal(["p0"], Tokenizer.Of("Ｐ０").Select(token => token.Term));

    [Theory]
    [InlineData("cause:cache timeout", "cause=cache", "timeout")]
    [InlineData("级别：L2 超时", "severity=l2", "超时")]
    [InlineData("team:\"Data Hub\",pypi", "team=data hub|pypi", "")]
    [InlineData("http://host 10:30", "", "http host 10 30")]
    public void Filters_are_typed_in_either_language(string typed, string filters, string words)
    {
        var query = SearchQuery.Parse(typed, Concepts.BuiltIn);
        Assert.Equal(filters, string.Join(' ', query.Filters.Select(filter => $"{filter.Facet}={string.Join('|', filter.Values)}")));
        Assert.Equal(words, string.Join(' ', query.Wanted.Select(wanted => wanted.Term)));
    }

    [Theory]
    [InlineData("databse", "database", true)]
    [InlineData("dtaabase", "database", true)]
    [InlineData("xatabase", "database", true)]
    [InlineData("databases", "database", true)]
    [InlineData("datbse", "database", false)]
    [InlineData("datbaes", "database", false)]
    public void One_slip_is_forgiven(string typed, string word, bool isSlip) => Assert.Equal(isSlip, SearchEngine.IsOneSlipApart(typed, word));

    [Fact]
    public void A_slip_is_forgiven_from_five_letters_on()
    {
        var library = Of("The mutex deadlocked", "Node full");
        Assert.Equal(["a"], Found(library, "mutx deadlocked"));
        Assert.Equal(["a"], Found(library, "mutxe"));
        Assert.Empty(Found(library, "nodx"));
    }

    [Fact]
    public void A_word_counts_more_in_the_title_than_in_the_text()
    {
        var library = Library.Of([Report("a", "Slow", "## Summary\n\nThe checkout stood, and checkout was all."), Report("b", "Checkout slow", "")], An.Options, An.Today);
        Assert.Equal(["b", "a"], Found(library, "checkout"));
    }

    [Fact]
    public void A_report_that_says_it_in_another_language_stands_below_those_that_say_it_in_the_same()
    {
        var library = Library.Of([Report("english", "Rollback, rollback", ""), Report("chinese", "慢", "## 备注\n\n" + string.Concat(Enumerable.Repeat("很多别的事情。", 60)) + "最后回滚。")], An.Options, An.Today);
        Assert.Equal(["chinese", "english"], Found(library, "回滚"));
        Assert.Equal(["english", "chinese"], Found(library, "rolled back").Concat(Found(library, "rollback")).Distinct());
    }

    [Fact]
    public void A_single_character_is_found_wherever_it_stands() =>
        Assert.Equal(["a", "b", "c"], Found(Of("死锁", "锁表", "表锁等待"), "锁").Order());

    [Fact]
    public void A_value_that_no_report_has_finds_nothing() => Assert.Empty(Found(Of("Slow"), "team:nobody slow"));

    [Fact]
    public void What_asks_for_nothing_finds_nothing() => Assert.All(["", "  ", "the", "为什么", "?!"], query => Assert.Empty(Found(Of("Slow"), query)));

    [Fact]
    public void The_same_library_has_the_same_pieces() =>
        Assert.Equal(Pieces(Of("Slow 慢", "数据库 down")), Pieces(Of("Slow 慢", "数据库 down")));

    [Fact]
    public void A_piece_is_one_call_of_one_function() =>
        Assert.All(Pieces(Of("</script> \u2028 \"quoted\" 慢")), piece =>
        {
            Assert.Matches("^postmortems\\(\"[a-z0-9-]+\",[^\n]+\\);\n$", piece);
            Assert.DoesNotContain("</", piece, StringComparison.Ordinal);
        });

    [Fact]
    public void An_empty_library_has_an_index() => Assert.NotEmpty(Pieces(Library.Of([], An.Options, An.Today)));

    [Fact]
    public void Markdown_is_quoted_as_what_a_reader_sees_of_it() =>
        Assert.Equal(
            ["Heading", "See the log of a.", "Then b.", "项目一。", "项目二"],
            PlainProse.Sentences("## Heading\n\nSee [the *log*](http://x.example) of `a`.\nThen b.\n\n- 项目一。项\n目二\n").AsEnumerable());

    [Fact]
    public void What_a_browser_kept_of_an_older_index_has_another_address()
    {
        var (first, other) = (Addresses(Of("Cache full")), Addresses(Of("Cache empty")));
        Assert.Equal(first, Addresses(Of("Cache full")));
        Assert.Equal(["search/index.js"], first.Intersect(other));
        var folder = Assert.Single(first.Select(address => address.Split('/')).Where(parts => parts.Length == 3).Select(parts => parts[1]).Distinct());
        Assert.EndsWith($",\"folder\":\"{folder}\"}});\n", Pieces(Of("Cache full"))[0], StringComparison.Ordinal);
    }

    private static List<string> Addresses(Library library) =>
        [.. SitePlan.Files(library).Select(file => file.Path.Value).Where(path => path.StartsWith("search/", StringComparison.Ordinal))];

    private static Library Of(params string[] titles) =>
        Library.Of(titles.Select((title, i) => Report($"{(char)('a' + i)}", title, "")), An.Options, An.Today);

    private static Incident Report(string id, string title, string body) => An.Report($"id: {id}\ntitle: \"{title.Replace("\"", "\\\"", StringComparison.Ordinal)}\"", body).Incident!;

    private static IEnumerable<string> Found(Library library, string query) => SearchFiles.Engine(library).Find(query).Select(hit => library.Incidents[hit.Document].Id.Value);

    private static List<string> Pieces(Library library) =>
        [.. SitePlan.Files(library).Where(file => file.Path.Value.StartsWith("search/", StringComparison.Ordinal)).Select(file => Encoding.UTF8.GetString(file.Bytes.Span))];
}
