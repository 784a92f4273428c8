using System.Collections.Immutable;

namespace Postmortems.Diagnostics;

/// <summary>A stretch of a file, and what is to stand there instead.</summary>
public readonly record struct TextEdit(TextSpan Span, string Text);

/// <summary>
/// What takes a finding away without changing what the author meant: only findings whose cure is beyond doubt have one. It adds no line and takes
/// none away.
/// </summary>
/// <param name="Edits">In order, none over another.</param>
public sealed record Mend(ImmutableArray<TextEdit> Edits)
{
    /// <summary>Null unless the author's words stand at the place, letter for letter: what was escaped, aliased or cleaned on the way is left alone.</summary>
    /// <param name="span">May include the quotation marks around the words.</param>
    public static Mend? Replacing(SourceFile source, TextSpan span, string written, string instead)
    {
        var there = source.Slice(span);
        var start = span.Start + (there.Length >= 2 && there[0] is '"' or '\'' && there[^1] == there[0] ? 1 : 0);
        start += source.Text.AsSpan(Math.Min(start, source.Text.Length)).IndexOfAnyExcept(' ');
        var found = new TextSpan(start, start + written.Length);
        var isAlone = found.End <= span.End && there.Trim('"', '\'', ' ') == written && source.Slice(found) == written;
        return isAlone && IsOneLine(written + instead) ? new Mend([new TextEdit(found, instead)]) : null;
    }

    /// <summary>Null unless the word stands there exactly once.</summary>
    public static Mend? ReplacingWithin(SourceFile source, TextSpan span, string word, string instead)
    {
        var there = source.Slice(span);
        var at = there.IndexOf(word, StringComparison.Ordinal);
        return at >= 0 && there.IndexOf(word, at + 1, StringComparison.Ordinal) < 0 && IsOneLine(word + instead)
            ? new Mend([new TextEdit(new TextSpan(span.Start + at, span.Start + at + word.Length), instead)])
            : null;
    }

    public bool Equals(Mend? other) => other is not null && Edits.SequenceEqual(other.Edits);

    public override int GetHashCode() => Edits.IsEmpty ? 0 : Edits[0].GetHashCode();

    private static bool IsOneLine(string text) => !text.AsSpan().ContainsAny('\n', '\r');
}
