using Postmortems.Analysis;

namespace Postmortems.Tests.Analysis;

public sealed class WordOverlapTests
{
    [Theory]
    [InlineData("The pool is empty", "the POOL, is: empty!", 1)]
    [InlineData("pool empty", "search slow", 0)]
    [InlineData("pool empty", "pool full", 1 / 3.0)]
    [InlineData("连接池空了", "连接池，空了", 3 / 4.0)]
    [InlineData("Redis大key", "大 redis key", 1)]
    [InlineData("", "", 0)]
    [InlineData("a b", "a b", 0)]
    public void Likeness_is_the_share_of_words_that_both_have(string a, string b, double expected) =>
        Assert.Equal(expected, WordOverlap.Of(WordOverlap.WordsOf(a), WordOverlap.WordsOf(b)), 3);

    [Theory]
    [InlineData("pool empty", "pool full", true)]
    [InlineData("pool empty now", "pool full then", false)]
    [InlineData("pool", "pool is empty every single day", false)]
    [InlineData("", "pool", false)]
    public void A_third_of_all_words_is_reached_or_not(string a, string b, bool expected)
    {
        var (left, right) = (WordOverlap.WordsOf(a), WordOverlap.WordsOf(b));
        Assert.Equal(expected, WordOverlap.IsAtLeast(0.33, left, right));
        Assert.True(!expected || WordOverlap.MayBeAtLeast(0.33, (left, WordOverlap.BitsOf(left)), (right, WordOverlap.BitsOf(right))));
    }

    [Fact]
    public void Half_a_character_is_passed_over() => Assert.Equal(["pool"], WordOverlap.WordsOf("\ud83d pool \udc00"));
}
