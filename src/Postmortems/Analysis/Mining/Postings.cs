using System.Numerics;

namespace Postmortems.Analysis.Mining;

/// <summary>Which texts have each item. How many have two of them is asked again and again: of what many have, a bit for each text is kept beside the list.</summary>
internal sealed class Postings
{
    private readonly int[][] _texts;

    /// <summary>Null where going through the list is no more work.</summary>
    private readonly ulong[]?[] _bits;

    /// <param name="texts">For each item, ascending.</param>
    /// <param name="count">Of all texts.</param>
    public Postings(IEnumerable<List<int>> texts, int count)
    {
        _texts = [.. texts.Select(list => list.ToArray())];
        var words = (count + 63) / 64;
        _bits = [.. _texts.Select(list => list.Length < words ? null : Bits(list, words))];
    }

    public int CountOf(int item) => _texts[item].Length;

    public int Both(int one, int other)
    {
        var (few, many) = _texts[one].Length <= _texts[other].Length ? (one, other) : (other, one);
        return (_bits[few], _bits[many]) switch
        {
            ({ } some, { } others) => Both(some, others),
            (null, { } others) => _texts[few].Count(text => (others[text / 64] >> (text % 64) & 1) != 0),
            _ => Both(_texts[few], _texts[many]),
        };
    }

    private static ulong[] Bits(int[] texts, int words)
    {
        var bits = new ulong[words];
        foreach (var text in texts)
            bits[text / 64] |= 1UL << (text % 64);
        return bits;
    }

    private static int Both(ulong[] some, ulong[] others)
    {
        var both = 0;
        for (var i = 0; i < some.Length; i++)
            both += BitOperations.PopCount(some[i] & others[i]);
        return both;
    }

    private static int Both(int[] some, int[] others)
    {
        var both = 0;
        for (int i = 0, j = 0; i < some.Length && j < others.Length;)
        {
            var (one, other) = (some[i], others[j]);
            both += one == other ? 1 : 0;
            i += one <= other ? 1 : 0;
            j += other <= one ? 1 : 0;
        }

        return both;
    }
}
