using System.Buffers;
using System.Text;

namespace Postmortems.Theme;

/// <summary>
/// Takes a page's text in small pieces and gives it on as UTF-8, with no string of the whole between: that would be a large object for
/// each page, and the collector goes through all that lives to clear those away. Line ends become "\n": a checkout on Windows may have
/// given the views others.
/// </summary>
internal sealed class Utf8Html(IBufferWriter<byte> output) : TextWriter
{
    private const int Size = 8_192;

    private readonly Encoder _encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();
    private readonly char[] _pending = ArrayPool<char>.Shared.Rent(Size);
    private int _length;
    private bool _isDone;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (_length == _pending.Length)
            Encode(isLast: false);
        _pending[_length++] = value;
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_length == _pending.Length)
                Encode(isLast: false);
            var part = buffer[..Math.Min(buffer.Length, _pending.Length - _length)];
            part.CopyTo(_pending.AsSpan(_length));
            _length += part.Length;
            buffer = buffer[part.Length..];
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (!_isDone)
        {
            _isDone = true;
            Encode(isLast: true);
            ArrayPool<char>.Shared.Return(_pending);
        }

        base.Dispose(disposing);
    }

    private void Encode(bool isLast)
    {
        // What follows a carriage return tells whether it is half of a line end.
        var kept = !isLast && _pending[_length - 1] == '\r' ? 1 : 0;
        var text = WithoutReturns(_pending.AsSpan(0, _length - kept));
        var bytes = output.GetSpan(_encoder.GetByteCount(text, isLast) is > 0 and var needed ? needed : 1);
        output.Advance(_encoder.GetBytes(text, bytes, isLast));
        if (kept > 0)
            _pending[0] = '\r';
        _length = kept;
    }

    private static ReadOnlySpan<char> WithoutReturns(Span<char> text)
    {
        if (!text.Contains('\r'))
            return text;
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
                text[length++] = text[i];
        }

        return text[..length];
    }
}
