using System.Collections.Immutable;
using Postmortems.Configuration;

namespace Postmortems.Importing;

/// <summary>A file to be imported. Its text is whole: who reads it from disk holds the bound.</summary>
/// <param name="Path">As people name it, with "/": its folders may tell a date.</param>
public sealed record ImportSource(string Path, string Text)
{
    /// <summary>"outage" of "docs/2021/outage.md".</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Names by the ids that stand for them in the text, where another file tells them.</summary>
    public ImmutableDictionary<string, string> People { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>With its dot, in lower case: ".md".</summary>
    public string Extension => System.IO.Path.GetExtension(Path).ToLowerInvariant();
}

/// <summary>What an importer is told beside the text.</summary>
public sealed record ImportTerms
{
    public required LibraryOptions Options { get; init; }

    /// <summary>Language of the reports; null: by their letters.</summary>
    public string? Language { get; init; }

    /// <summary>IANA name for times without offset; null: as the source says, if it does.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Columns of a table, or labels, by the field that they hold; they win over the names that the tool knows.</summary>
    public ImmutableDictionary<string, string> Map { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>A fault of a source that keeps it from being imported, at its line.</summary>
public sealed class ImportFault(string path, int line, string message) : FormatException($"{path}:{line}: {message}");

/// <summary>Turns one form of foreign reports into ours. Stateless.</summary>
internal interface IImporter
{
    /// <summary>As <c>--from</c> names it.</summary>
    string Kind { get; }

    /// <summary>What it takes, for the help: a short phrase.</summary>
    string Takes { get; }

    bool Recognises(ImportSource source);

    /// <exception cref="ImportFault">The source is not what it seems to be.</exception>
    IEnumerable<ImportedReport> Read(ImportSource source, ImportTerms terms);
}
