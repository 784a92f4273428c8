using System.Collections.Immutable;
using Postmortems.Diagnostics;

namespace Postmortems.Parsing;

/// <summary>A value of the front matter or the config, with its place in the file.</summary>
internal abstract record DataNode(TextSpan Span);

/// <param name="IsPlain">Written without quotes: only then may "unknown" or an empty value mean that there is none.</param>
internal sealed record ScalarNode(TextSpan Span, string Value, bool IsPlain) : DataNode(Span)
{
    public bool IsNull => IsPlain && Value is "" or "~" or "null";
}

internal sealed record ListNode(TextSpan Span, ImmutableArray<DataNode> Items) : DataNode(Span);

/// <param name="Entries">In the order of the file; keys are unique.</param>
internal sealed record MapNode(TextSpan Span, ImmutableArray<MapEntry> Entries) : DataNode(Span)
{
    public MapEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Value == key)
                return entry;
        }

        return null;
    }
}

internal sealed record MapEntry(ScalarNode Key, DataNode Value);
