using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Postmortems.Analysis.Mining;

/// <summary>
/// A few neighbouring texts against others, one after the other. The terms of all rows stand in one small table, so that a term of the other text is met
/// once for all rows, and its products and sums are a few instructions. Each sum runs in the ordinal order of terms, and adds nothing but zeros to what
/// <see cref="TermSpace.Likenesses(int, double[])"/> adds: its bits are the same.
/// </summary>
internal sealed class LikenessRows(TermSpace space)
{
    /// <summary>Four of the widest registers: as many sums as a processor adds up without waiting for one of them.</summary>
    public const int Rows = 32;

    private static readonly int Width = Vector512<double>.Count;

    /// <summary>For each term of the library the line of the table that has its weights; the first line is that of what no row has.</summary>
    private readonly int[] _lines = new int[space.Terms];
    private readonly double[] _sums = new double[Rows];
    private double[] _table = new double[Rows];
    private int _count = 1;

    /// <summary>The place of the first row.</summary>
    public int First { get; private set; }

    /// <summary>How many rows there are: fewer at the end.</summary>
    public int Count { get; private set; }

    /// <summary>The likeness of each row to the text that was met last.</summary>
    public ReadOnlySpan<double> Sums => _sums;

    public void Take(int first)
    {
        for (var row = 0; row < Count; row++)
        {
            foreach (var term in space.TermsOf(First + row))
                _lines[term] = 0;
        }

        (First, Count, _count) = (first, Math.Min(Rows, space.Count - first), 1);
        for (var row = 0; row < Count; row++)
        {
            var (terms, weights) = space.VectorOf(first + row);
            for (var i = 0; i < terms.Length; i++)
                LineOf(terms[i])[row] = weights[i];
        }
    }

    public void Meet(int text)
    {
        var (terms, weights) = space.VectorOf(text);
        var (a, b, c, d) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        ref var table = ref Unsafe.As<double, Vector512<double>>(ref MemoryMarshal.GetArrayDataReference(_table));
        for (var i = 0; i < terms.Length; i++)
        {
            ref var line = ref Unsafe.Add(ref table, _lines[terms[i]] * 4);
            var weight = Vector512.Create(weights[i]);
            a += weight * line;
            b += weight * Unsafe.Add(ref line, 1);
            c += weight * Unsafe.Add(ref line, 2);
            d += weight * Unsafe.Add(ref line, 3);
        }

        a.CopyTo(_sums);
        b.CopyTo(_sums, Width);
        c.CopyTo(_sums, 2 * Width);
        d.CopyTo(_sums, 3 * Width);
    }

    /// <summary>Whether the text that was met last is as much like any row as is asked of that row, or as <paramref name="enough"/>.</summary>
    public bool IsNear(ReadOnlySpan<double> asked, double enough)
    {
        var all = Vector512.Create(enough);
        for (var at = 0; at < Rows; at += Width)
        {
            if (Vector512.GreaterThanOrEqualAny(Vector512.Create(_sums.AsSpan(at)), Vector512.Min(all, Vector512.Create(asked[at..]))))
                return true;
        }

        return false;
    }

    private Span<double> LineOf(int term)
    {
        if (_lines[term] == 0)
        {
            if (_table.Length == _count * Rows)
                Array.Resize(ref _table, 2 * _table.Length);
            Array.Clear(_table, _count * Rows, Rows);
            _lines[term] = _count++;
        }

        return _table.AsSpan(_lines[term] * Rows, Rows);
    }
}
