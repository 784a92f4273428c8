namespace Postmortems.Language;

/// <summary>
/// A text as phrases are sought in it: lower case, one blank for any blanks and line breaks, one kind of apostrophe, one mark for a stretch of
/// code or quotation. It knows where each of its characters came from.
/// </summary>
public sealed class FoldedText
{
    /// <summary>No phrase and no sentence reaches across it.</summary>
    public const char Border = '\0';

    /// <summary>Stands for something that is not to be read: code, a quotation, an address.</summary>
    public const char Thing = '\uFFFC';

    private readonly int[] _places;

    public FoldedText(string text)
    {
        var folded = new char[text.Length];
        _places = new int[text.Length + 1];
        var (length, last) = (0, Border);
        for (var i = 0; i < text.Length; i++)
        {
            var c = Fold(text[i]);
            if (c == last && (c is ' ' or Border or Thing))
                continue;
            // A line broken within Chinese text, or a mark of emphasis, is no border there.
            if (last == ' ' && length > 1 && IsHan(c) && IsHan(folded[length - 2]))
                length--;
            folded[length] = c;
            _places[length++] = i;
            last = c;
        }

        _places[length] = text.Length;
        Text = new string(folded, 0, length);
        Original = text;
    }

    public string Text { get; }

    public string Original { get; }

    /// <summary>In <see cref="Original"/>.</summary>
    public int PlaceOf(int index) => _places[index];

    /// <summary>Behind the last character of a stretch that ends before <paramref name="index"/>.</summary>
    public int EndOf(int index) => index == 0 ? 0 : _places[index - 1] + 1;

    public static bool IsHan(char c) => Han.Is(c);

    internal static char Fold(char c) => c switch
    {
        >= 'a' and <= 'z' => c,
        >= 'A' and <= 'Z' => (char)(c | ' '),
        ' ' or '\n' or '\r' or '\t' or '\u3000' or '\u00A0' => ' ',
        '’' => '\'',
        < '\u0080' => c,
        _ => char.ToLowerInvariant(c),
    };
}
