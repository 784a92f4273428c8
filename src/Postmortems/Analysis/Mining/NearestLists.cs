namespace Postmortems.Analysis.Mining;

/// <summary>For each report the best of those that are offered, whatever the order of the offers: the higher score first, and of equal scores the lower place.</summary>
internal sealed class NearestLists(int count, int most)
{
    private readonly (int Place, double Score)[] _best = new (int Place, double Score)[count * most];
    private readonly int[] _counts = new int[count];

    /// <summary>The best first.</summary>
    public ReadOnlySpan<(int Place, double Score)> Of(int place) => _best.AsSpan(place * most, _counts[place]);

    /// <summary>Which a score must exceed to be kept; without end below zero while there is room.</summary>
    public double Least(int place) => _counts[place] < most ? double.NegativeInfinity : _best[(place * most) + most - 1].Score;

    public void Offer(int place, int other, double score)
    {
        var list = _best.AsSpan(place * most, most);
        var at = _counts[place];
        if (at == most && IsBefore(list[^1], (other, score)))
            return;
        _counts[place] = at = Math.Min(at + 1, most);
        for (at--; at > 0 && IsBefore((other, score), list[at - 1]); at--)
            list[at] = list[at - 1];
        list[at] = (other, score);
    }

    public void Add(NearestLists others)
    {
        for (var place = 0; place < _counts.Length; place++)
        {
            foreach (var (other, score) in others.Of(place))
                Offer(place, other, score);
        }
    }

    private static bool IsBefore((int Place, double Score) one, (int Place, double Score) other) =>
        one.Score > other.Score || (one.Score.Equals(other.Score) && one.Place < other.Place);
}
