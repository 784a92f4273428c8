using Postmortems.Diagnostics;

namespace Postmortems.Parsing;

/// <summary>What all readers of one file share: the faults met so far, and where things stand.</summary>
internal sealed class FieldContext
{
    public FaultList Faults { get; } = new();

    public Dictionary<string, TextSpan> Spans { get; } = [];

    public void Place(string path, TextSpan span) => Spans[path] = span;
}
