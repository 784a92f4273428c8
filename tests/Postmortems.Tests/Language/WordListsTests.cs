using Postmortems.Language;

namespace Postmortems.Tests.Language;

/// <summary>Phrases are found where they stand, in one pass, whatever is written around them.</summary>
public sealed class WordListsTests
{
    [Theory]
    [InlineData("it was Sloppy.", "Sloppy")]
    [InlineData("a silly\n  mistake", "silly\n  mistake")]
    [InlineData("we shouldn’t have", "shouldn’t have")]
    [InlineData("评审很马虎。", "马虎")]
    [InlineData("评审很马\n虎。", "马\n虎")]
    public void A_phrase_is_found_as_it_was_written(string text, string phrase)
    {
        var folded = new FoldedText(text);
        Assert.Contains(phrase, WordLists.In(folded).Select(hit => text[folded.PlaceOf(hit.Start)..folded.EndOf(hit.End)]));
    }

    [Theory]
    [InlineData("sloppyness_count")]
    [InlineData("non-negligent")]
    [InlineData("unsloppy")]
    [InlineData("sloppy-mode")]
    public void A_latin_phrase_is_a_whole_word(string text) => Assert.DoesNotContain(WordLists.In(new FoldedText(text)), hit => hit.List == "blame");

    [Fact]
    public void No_phrase_reaches_across_a_border() => Assert.DoesNotContain(WordLists.In(new FoldedText("silly\0mistake")), hit => hit.List == "blame");

    [Fact]
    public void Every_phrase_is_lower_case_without_doubled_blanks_and_is_found_in_itself() =>
        Assert.All(VocabularyFile.Lists("phrases"), phrase =>
        {
            Assert.Equal(phrase.Text, new FoldedText(phrase.Text).Text);
            Assert.Contains(WordLists.In(new FoldedText(phrase.Text)), hit => hit.List == phrase.List && hit.End - hit.Start == phrase.Text.Length);
        });

    [Fact]
    public void No_list_has_a_phrase_twice() =>
        Assert.Empty(VocabularyFile.Lists("phrases").Concat(VocabularyFile.Lists("words")).CountBy(phrase => phrase).Where(phrase => phrase.Value > 1).Select(phrase => phrase.Key));
}
