namespace Postmortems.Parsing;

/// <summary>The keys of one map as they are met. Most maps have a handful, for which a list does; a hostile one has fifty thousand.</summary>
internal sealed class KeySet
{
    private const int Few = 16;

    private readonly List<string> _few = new(4);
    private HashSet<string>? _many;

    /// <returns>False when it was there before.</returns>
    public bool Add(string key)
    {
        if (_many is not null)
            return _many.Add(key);
        if (_few.Contains(key))
            return false;
        _few.Add(key);
        if (_few.Count > Few)
            _many = [.. _few];
        return true;
    }
}
