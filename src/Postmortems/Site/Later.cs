namespace Postmortems.Site;

/// <summary>
/// What a page needs to be drawn and nobody needs otherwise: made when it is asked for, since pages are drawn on many threads, and let go when the page
/// stands. Of ten thousand pages that would be most of what a build holds.
/// </summary>
public sealed class Later<T>(Func<T> make)
{
    private volatile Made? _made;

    public Later(T value)
        : this(() => value)
    {
    }

    /// <summary>Made again if it has been let go: it is the same.</summary>
    public T Value => (_made ??= new Made(make())).Value;

    public void LetGo() => _made = null;

    private sealed record Made(T Value);
}
