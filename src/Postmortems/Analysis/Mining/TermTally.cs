namespace Postmortems.Analysis.Mining;

/// <summary>Counts terms by their numbers, for one text after the other.</summary>
internal sealed class TermTally
{
    /// <summary>By number; 0 for all that the text has not.</summary>
    private double[] _counts = new double[1024];

    private int[] _met = new int[256];
    private int _size;

    /// <param name="weight">Above 0.</param>
    public void Add(int number, double weight)
    {
        if (number >= _counts.Length)
            Array.Resize(ref _counts, Math.Max(number + 1, 2 * _counts.Length));
        ref var count = ref _counts[number];
        if (count == 0)
        {
            if (_size == _met.Length)
                Array.Resize(ref _met, 2 * _size);
            _met[_size++] = number;
        }

        count += weight;
    }

    /// <summary>What was counted, in the order in which it was met; the next text begins from nothing.</summary>
    public TermCounts Taken()
    {
        var (numbers, counts) = (_met[.._size], new double[_size]);
        for (var i = 0; i < counts.Length; i++)
            (counts[i], _counts[numbers[i]]) = (_counts[numbers[i]], 0);
        _size = 0;
        return new TermCounts(numbers, counts);
    }
}
