using System.Globalization;
using Postmortems.Diagnostics;

namespace Postmortems.Parsing;

/// <summary>What all readers of one file share: the faults met so far, and where things stand.</summary>
internal sealed class FieldContext
{
    public FaultList Faults { get; } = new();

    public List<PlacedFact> Placed { get; } = [];

    public void Place(string path, TextSpan span) => Placed.Add(new PlacedFact(path, -1, "", span));

    /// <summary>The place of "list[index]", or of "list[index].key".</summary>
    public void Place(string list, int index, string key, TextSpan span) => Placed.Add(new PlacedFact(list, index, key, span));

    /// <summary>The place of "prefix.key".</summary>
    public void Place(string prefix, string key, TextSpan span) => Placed.Add(new PlacedFact(prefix, -1, key, span));
}

/// <summary>
/// A fact and its place. Its path is put together only when somebody asks: a report has a hundred facts, and most have no finding.
/// </summary>
internal readonly record struct PlacedFact(string First, int Index, string Last, TextSpan Span)
{
    public string Path => string.Concat(
        First,
        Index < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"[{Index}]"),
        First.Length > 0 && Last.Length > 0 ? "." : "",
        Last);

    /// <summary>Whether it is the value of a key of the front matter, or a part of it.</summary>
    public bool IsOf(string key) =>
        First.Length == 0
            ? Last == key
            : First.StartsWith(key, StringComparison.Ordinal) && (First.Length == key.Length || First[key.Length] is '[' or '.');

    /// <summary>By path; of two places for one path the later counts.</summary>
    public static Dictionary<string, TextSpan> ByPath(PlacedFact[] placed)
    {
        var spans = new Dictionary<string, TextSpan>(placed.Length, StringComparer.Ordinal);
        foreach (ref readonly var fact in placed.AsSpan())
            spans[fact.Path] = fact.Span;
        return spans;
    }
}
