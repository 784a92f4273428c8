using System.Collections.Immutable;
using Postmortems.Analysis;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Search;

namespace Postmortems.Site.Facets;

/// <summary>By what reports are filtered.</summary>
internal static class IncidentFacets
{
    private const string Unknown = "unknown";

    /// <summary>A row for each report, in the order of the library.</summary>
    public static FacetTable Of(Library library)
    {
        var taxonomy = library.Options.Taxonomy;
        return new FacetTable(library.Incidents.Length,
        [
            Column("severity", Severities(library), incident => [SeverityOf(incident)]),
            Column("service", FacetNames.Of(library.Options.Services), incident => incident.Services.IsGiven ? incident.Services.Value : []),
            Column("team", FacetNames.Of(library.Options.Teams), incident => incident.Teams),
            Column("cause", FacetNames.Of(taxonomy.Cause), incident => incident.Causes.Select(cause => cause.Kind.Value).OfType<string>()),
            Column("trigger", FacetNames.Of(taxonomy.Trigger), incident => One(incident.Trigger?.Kind.Value)),
            Column("gate", FacetNames.Of(taxonomy.Gate), incident => (incident.MissedTests.IsGiven ? incident.MissedTests.Value : []).Select(test => test.Gate.Value).OfType<string>()),
            Column("detection", FacetNames.Of(taxonomy.Detection), incident => One(incident.Detection?.Source.Value)),
            Column("quarter", Quarters(library), incident => One(QuarterOf(incident))),
            Column("status", FacetNames.Of<ReportStatus>(), incident => [Vocabulary.Identifier(incident.Status)]),
            Column("kind", FacetNames.Of<ReportKind>(), Kinds),
            Column("language", Languages(library), incident => [incident.Lang]),
        ]);

        Facet Column(string id, IEnumerable<FacetValue> known, Func<Incident, IEnumerable<string>> values) =>
            FacetTable.Column(id, known, [.. library.Incidents.Select(incident => values(incident).ToImmutableArray())]);
    }

    /// <summary>Seconds of harm, for sorting; 0 where nobody can say.</summary>
    public static IEnumerable<long> Harm(Library library) =>
        library.Incidents.Select(incident => HarmWindows.Total(incident) is { } harm ? (long)harm.Nominal.TotalSeconds : 0);

    /// <summary>Promises that are open, for sorting.</summary>
    public static IEnumerable<long> Open(Library library) => library.Incidents.Select(incident => (long)incident.Actions.Count(action => action.IsOpen));

    public static string SeverityOf(Incident incident) => incident.Severity.Value is { } severity ? severity.Level?.Id ?? severity.Written : Unknown;

    private static IEnumerable<string> One(string? value) => value is null ? [] : [value];

    /// <summary>The worst first, whatever the scheme.</summary>
    private static IEnumerable<FacetValue> Severities(Library library) =>
        library.Options.Schemes
            .SelectMany(scheme => scheme.Levels)
            .OrderBy(level => level.Rank)
            .ThenBy(level => level.Id, StringComparer.Ordinal)
            .Select(level => new FacetValue(level.Id, LocalText.Empty))
            .DistinctBy(value => value.Id)
            .Append(new FacetValue(Unknown, FacetNames.In(language => Sentences.Say(language, "severity.unknown"))));

    private static string? QuarterOf(Incident incident) => incident.Began?.Date is { } date ? Quarter.Of(date).ToString() : null;

    private static IEnumerable<FacetValue> Quarters(Library library) =>
        library.Incidents.Select(QuarterOf).OfType<string>().Distinct().OrderDescending(StringComparer.Ordinal).Select(quarter => new FacetValue(quarter, LocalText.Empty));

    private static IEnumerable<string> Kinds(Incident incident)
    {
        yield return Vocabulary.Identifier(incident.Kind);
        if (incident.IsBackfilled)
            yield return Vocabulary.Identifier(ReportKind.Backfilled);
    }

    private static IEnumerable<FacetValue> Languages(Library library) =>
        library.Incidents.Select(incident => incident.Lang).Distinct().Order(StringComparer.Ordinal)
            .Select(tag => new FacetValue(tag, FacetNames.In(language => QueryWords.NameOfLanguage(tag, language))));
}
