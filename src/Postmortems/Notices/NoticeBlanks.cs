using System.Collections.Immutable;

namespace Postmortems.Notices;

/// <summary>A place of a message that a person must fill in.</summary>
/// <param name="Number">From 1, in the order in which one reads.</param>
/// <param name="Where">The label or the heading that asks; the sentence itself where there is none.</param>
/// <param name="Hint">As it stands in the message: "[… when]".</param>
public sealed record NoticeBlank(int Number, string Where, string Hint);

/// <summary>Finds the blanks of a message, and fills them in.</summary>
public static class NoticeBlanks
{
    public static ImmutableArray<NoticeBlank> Of(Notice notice)
    {
        var blanks = ImmutableArray.CreateBuilder<NoticeBlank>();
        Add(notice.Subject, notice.Subject);
        var heading = "";
        foreach (var block in notice.Blocks)
        {
            if (block is NoticeFacts { Facts: var facts })
            {
                foreach (var fact in facts)
                    Add(fact.Text, fact.Label);
            }
            else if (block is not NoticeHeading)
            {
                foreach (var text in block.Texts)
                    Add(text, heading.Length > 0 ? heading : text);
            }

            // Facts that follow have labels of their own, and a paragraph after them answers no heading.
            heading = block is NoticeHeading { Text: var asked } ? asked : block is NoticeFacts ? "" : heading;
        }

        return blanks.ToImmutable();

        void Add(string text, string where)
        {
            foreach (var hint in HintsOf(text))
                blanks.Add(new NoticeBlank(blanks.Count + 1, where, hint));
        }
    }

    /// <param name="texts">By the number of the blank.</param>
    public static Notice Fill(Notice notice, IReadOnlyDictionary<int, string> texts)
    {
        var number = 0;
        return notice.With(text => Blank.Fill(text, _ => texts.GetValueOrDefault(++number)));
    }

    private static List<string> HintsOf(string text)
    {
        var hints = new List<string>();
        Blank.Fill(text, hint =>
        {
            hints.Add(hint);
            return null;
        });
        return hints;
    }
}
