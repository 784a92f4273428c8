using System.Text;
using Postmortems.Language;
using Postmortems.Theme.Strings;

namespace Postmortems.Tests.Language;

public sealed class ValueSpacingTests
{
    [Theory]
    [InlineData("发现用了 ", "20 分钟", "", "发现用了 20 分钟")]
    [InlineData("发现用了 ", "约 20 分钟", "", "发现用了约 20 分钟")]
    [InlineData("每 ", "30 分钟", " 一次", "每 30 分钟一次")]
    [InlineData("每 ", "2h", " 一次", "每 2h 一次")]
    [InlineData("如果 ", "代码评审", " 起了作用", "如果代码评审起了作用")]
    [InlineData("有 ", "约 2 天（估计）", " 没有记录", "有约 2 天（估计）没有记录")]
    [InlineData("took ", "约 20 分钟", " too long", "took 约 20 分钟 too long")]
    [InlineData("前 ", "", " 后", "前  后")]
    public void A_space_stands_beside_letters_and_digits_alone(string before, string value, string after, string sentence)
    {
        var said = new StringBuilder(before);
        var rest = ValueSpacing.Append(said, value, after);
        Assert.Equal(sentence, $"{said}{rest}");
    }

    [Fact]
    public void What_the_author_wrote_keeps_its_own_spaces() =>
        Assert.Equal("“订单 变慢”没有负责人", Sentences.Say("zh", "action-without-owner", ("title", "订单 变慢")));

    [Theory]
    [InlineData("约 20 分钟", "用时约 20 分钟")]
    [InlineData("20 分钟", "用时 20 分钟")]
    public void Sentences_and_texts_of_pages_are_spaced_alike(string duration, string text)
    {
        Assert.Equal(text, UiText.For("zh").Say("deadlines.taken", ("duration", duration)));
        Assert.Equal(text.Replace("用时", "响应用了", StringComparison.Ordinal), Sentences.Say("zh", "clock.acknowledge.is", ("duration", duration)));
    }
}
