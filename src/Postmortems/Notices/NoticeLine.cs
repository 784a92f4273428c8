using System.Collections.Immutable;
using Postmortems.Language;

namespace Postmortems.Notices;

/// <summary>What a line is within its message.</summary>
internal enum NoticeLineKind
{
    Paragraph,
    Heading,
    Fact,
    Bullet,
    Number,

    /// <summary>Not of the author: that the message was shortened.</summary>
    Remark,
}

/// <summary>One line of a message, without markup: by these a message is shortened where a chat takes no more.</summary>
/// <param name="Block">The block that it belongs to, counted from 0: lines of one stand close together.</param>
/// <param name="Lead">What stands before the text: the label of a fact with its colon, the number of an item; empty elsewhere.</param>
internal sealed record NoticeLine(NoticeLineKind Kind, int Block, string Lead, string Text)
{
    public static ImmutableArray<NoticeLine> Of(Notice notice) => [.. notice.Blocks.Index().SelectMany(pair => OfBlock(notice.Language, pair.Item, pair.Index))];

    private static IEnumerable<NoticeLine> OfBlock(string language, NoticeBlock block, int place) => block switch
    {
        NoticeFacts { Facts: var facts } => facts.Select(fact => new NoticeLine(NoticeLineKind.Fact, place, Sentences.Say(language, "notice.fact", ("label", fact.Label), ("text", "")), fact.Text)),
        NoticeList { Items: var items, IsOrdered: true } => items.Select((item, i) => new NoticeLine(NoticeLineKind.Number, place, $"{i + 1}. ", item)),
        NoticeList { Items: var items } => items.Select(item => new NoticeLine(NoticeLineKind.Bullet, place, "- ", item)),
        NoticeHeading { Text: var heading } => [new NoticeLine(NoticeLineKind.Heading, place, "", heading)],
        _ => block.Texts.Select(text => new NoticeLine(NoticeLineKind.Paragraph, place, "", text)),
    };
}
