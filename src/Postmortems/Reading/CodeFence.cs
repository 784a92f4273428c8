namespace Postmortems.Reading;

/// <summary>Whether a line stands in fenced code, after CommonMark: a fence is closed by one of the same mark that is at least as long and says nothing.</summary>
internal readonly record struct CodeFence(char Mark, int Length)
{
    public bool IsOpen => Length > 0;

    /// <summary>The state behind a line.</summary>
    public CodeFence After(ReadOnlySpan<char> line)
    {
        var content = line.Trim();
        if (content.Length < 3 || content[0] is not ('`' or '~') || IsIndented(line))
            return this;
        var length = content.IndexOfAnyExcept(content[0]) is >= 0 and var end ? end : content.Length;
        if (length < 3)
            return this;
        if (!IsOpen)
            return content[0] == '`' && content[length..].Contains('`') ? this : new CodeFence(content[0], length);
        return content[0] == Mark && length >= Length && length == content.Length ? default : this;
    }

    /// <summary>Four spaces or a tab: code by indentation, or at least no mark of ours.</summary>
    public static bool IsIndented(ReadOnlySpan<char> line) => line.StartsWith("    ") || line.StartsWith("\t");
}
