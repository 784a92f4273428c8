namespace Postmortems.Parsing;

/// <content>Looking at the text, a character at a time.</content>
internal ref partial struct TimeScanner
{
    private readonly char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private void Skip(params ReadOnlySpan<char> marks)
    {
        while (_at < _text.Length && marks.Contains(_text[_at]))
            _at++;
    }

    private bool Take(string word)
    {
        if (!_text[_at..].StartsWith(word, StringComparison.OrdinalIgnoreCase))
            return false;
        _at += word.Length;
        return true;
    }

    private bool TakeAny(string marks, out char mark)
    {
        mark = Peek(0);
        if (mark == '\0' || !marks.Contains(mark))
            return false;
        _at++;
        return true;
    }

    private bool Number(int min, int max, out int value)
    {
        (value, var length) = (0, 0);
        while (length < max && char.IsAsciiDigit(Peek(length)))
            value = (value * 10) + (Peek(length++) - '0');
        if (length < min)
            return false;
        _at += length;
        return true;
    }
}
