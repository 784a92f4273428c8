using System.Collections.Immutable;

namespace Postmortems.Importing;

/// <summary>All forms of foreign reports that the tool knows, by name and by what they look like.</summary>
public static class Importers
{
    /// <summary>The first that recognises a source takes it.</summary>
    internal static ImmutableArray<IImporter> All { get; } =
    [
        new MarkdownImporter(),
        new CsvImporter(),
        new PagerDutyImporter(),
        new JiraImporter(),
        new SlackImporter(),
    ];

    public static ImmutableArray<string> Kinds { get; } = [.. All.Select(importer => importer.Kind)];

    /// <summary>What each takes, for the help.</summary>
    public static ImmutableArray<(string Kind, string Takes)> Described { get; } = [.. All.Select(importer => (importer.Kind, importer.Takes))];

    /// <summary>What a column or a label may be mapped to.</summary>
    public static ImmutableArray<string> Fields { get; } = Language.Vocabulary.Ids("fact");

    public static bool IsField(string field) => Fields.Contains(field);

    /// <param name="kind">One of <see cref="Kinds"/>; null: as the source looks.</param>
    /// <returns>Null where nobody knows what it is.</returns>
    /// <exception cref="ImportFault">The source is not what it seems to be, or what it was said to be.</exception>
    public static (string Kind, ImmutableArray<ImportedReport> Reports)? Read(ImportSource source, string? kind, ImportTerms terms)
    {
        OwnTables.Refuse(source);
        var importer = All.FirstOrDefault(importer => kind is null ? importer.Recognises(source) : importer.Kind == kind);
        return importer is null ? null : (importer.Kind, [.. importer.Read(source, terms)]);
    }

    /// <summary>Whether a file of that name may be a report: what else lies in a folder is passed over in silence.</summary>
    public static bool MayRead(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() is ".md" or ".markdown" or ".mdx" or ".qmd" or ".rmd" or ".csv" or ".tsv" or ".json";
}
