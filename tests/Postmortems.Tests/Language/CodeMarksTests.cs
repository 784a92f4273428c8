using Postmortems.Language;

namespace Postmortems.Tests.Language;

public sealed class CodeMarksTests
{
    [Theory]
    [InlineData("`GET /cart` times out", "<GET /cart> times out")]
    [InlineData("Slow: `a` and ``b`c``", "Slow: <a> and <b`c>")]
    [InlineData("Only ` one", "")]
    [InlineData("``a` b", "")]
    [InlineData("``a`b`", "``a<b>")]
    [InlineData("` x `", "<x>")]
    [InlineData("``````", "")]
    [InlineData("No code", "")]
    [InlineData("", "")]
    public void What_stands_between_as_many_marks_is_code(string title, string expected) =>
        Assert.Equal(expected, string.Concat(CodeMarks.Code(title).Select(piece => piece.IsCode ? $"<{piece.Text}>" : piece.Text)));

    [Theory]
    [InlineData("`GET /cart` times out", "GET /cart times out")]
    [InlineData("Only ` one", "Only ` one")]
    [InlineData("No code", "No code")]
    public void In_words_alone_it_has_no_marks(string title, string expected) => Assert.Equal(expected, CodeMarks.Plain(title));
}
