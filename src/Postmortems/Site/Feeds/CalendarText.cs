using System.Text;

namespace Postmortems.Site.Feeds;

/// <summary>Content lines of iCalendar (RFC 5545): folded at 75 bytes between characters, ended by CRLF.</summary>
internal sealed class CalendarText
{
    private const int MaxBytes = 75;

    private readonly StringBuilder _text = new();

    /// <summary>A value that is no text: a date, an address, a word of the format.</summary>
    public void Line(string name, string value)
    {
        var room = MaxBytes;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (rune.Utf8SequenceLength > room)
            {
                _text.Append("\r\n ");
                room = MaxBytes - 1;
            }

            _text.Append(rune.ToString());
            room -= rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
    }

    /// <summary>A person's words: line breaks, commas, semicolons and backslashes are escaped, control characters left out.</summary>
    public void Text(string name, string words)
    {
        var escaped = new StringBuilder(words.Length + 8);
        foreach (var c in words.ReplaceLineEndings("\n"))
        {
            if (c is '\\' or ';' or ',')
                escaped.Append('\\').Append(c);
            else if (c == '\n')
                escaped.Append("\\n");
            else if (!char.IsControl(c))
                escaped.Append(c);
        }

        Line(name, escaped.ToString());
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());
}
