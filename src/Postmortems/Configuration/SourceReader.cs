using System.Collections.Immutable;
using Postmortems.Parsing;

namespace Postmortems.Configuration;

/// <summary>The publications that reports were taken from.</summary>
internal static class SourceReader
{
    public static ImmutableArray<LibrarySource> Read(Fields fields)
    {
        var sources = ImmutableArray.CreateBuilder<LibrarySource>();
        foreach (var source in fields.Maps("sources"))
        {
            var (title, url, licence) = (source.Text("title"), Address(source), source.Text("licence"));
            source.ReportUnknownKeys();
            if (title is not null && url is not null)
                sources.Add(new LibrarySource(title, url, licence));
            else if (!source.Has("title") || !source.Has("url"))
                fields.Faults.AddVariant(ReadingRules.WrongType, "source", source.Map.Span);
        }

        return sources.ToImmutable();
    }

    private static string? Address(Fields source)
    {
        if (source.Scalar("url") is not { } scalar)
            return null;
        if (Addresses.IsWeb(scalar.Value))
            return scalar.Value.Trim();
        source.Faults.AddVariant(ReadingRules.WrongType, "address", scalar.Span, ("key", "url"), ("value", scalar.Value));
        return null;
    }
}
