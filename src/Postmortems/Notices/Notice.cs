using System.Collections.Immutable;

namespace Postmortems.Notices;

/// <summary>To whom an incident is told. The order is that in which one comes to write.</summary>
public enum NoticeKind
{
    WarRoom,
    Internal,
    Customer,
    Company,
    Executive,
}

/// <summary>
/// A message about an incident, as data: what is said and in which order, and not how a mail or a chat would mark it. What the report does
/// not tell is a <see cref="Blank"/>, for a person to fill in; nothing is invented.
/// </summary>
/// <param name="Language">Of its own words; what the author wrote stays in the author's language.</param>
public sealed record Notice(NoticeKind Kind, string Language, string Subject, ImmutableArray<NoticeBlock> Blocks)
{
    /// <summary>How many places must be filled in before it may be sent.</summary>
    public int Blanks => Blank.CountIn(Subject) + Blocks.Sum(block => block.Texts.Sum(Blank.CountIn));

    /// <summary>With every text as the function gives it back, in the order in which one reads: the subject first. Labels and headings stay.</summary>
    public Notice With(Func<string, string> rewrite) =>
        this with { Subject = rewrite(Subject), Blocks = [.. Blocks.Select(block => block.With(rewrite))] };
}

/// <summary>A stretch of a message. All texts are plain, without markup.</summary>
public abstract record NoticeBlock
{
    public abstract IEnumerable<string> Texts { get; }

    internal abstract NoticeBlock With(Func<string, string> rewrite);
}

/// <summary>Running text.</summary>
public sealed record NoticeParagraph(string Text) : NoticeBlock
{
    public override IEnumerable<string> Texts => [Text];

    internal override NoticeBlock With(Func<string, string> rewrite) => new NoticeParagraph(rewrite(Text));
}

/// <summary>A heading, or a question that what follows answers.</summary>
public sealed record NoticeHeading(string Text) : NoticeBlock
{
    public override IEnumerable<string> Texts => [Text];

    internal override NoticeBlock With(Func<string, string> rewrite) => this;
}

/// <summary>Facts by their names, one a line.</summary>
public sealed record NoticeFacts(ImmutableArray<NoticeFact> Facts) : NoticeBlock
{
    public override IEnumerable<string> Texts => Facts.Select(fact => fact.Text);

    internal override NoticeBlock With(Func<string, string> rewrite) => new NoticeFacts([.. Facts.Select(fact => fact with { Text = rewrite(fact.Text) })]);
}

/// <param name="Label">Without a colon.</param>
public sealed record NoticeFact(string Label, string Text);

/// <param name="IsOrdered">The order is that of time, and may be cited by number.</param>
public sealed record NoticeList(ImmutableArray<string> Items, bool IsOrdered) : NoticeBlock
{
    public override IEnumerable<string> Texts => Items;

    internal override NoticeBlock With(Func<string, string> rewrite) => this with { Items = [.. Items.Select(rewrite)] };
}
