using System.Collections.Frozen;
using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.Site.Subjects;

/// <summary>A service, team, level, kind of cause or tag that has pages.</summary>
/// <param name="Key">What tells it from its like: its id, for a level with its scheme.</param>
/// <param name="Stem">Of its files.</param>
/// <param name="Incidents">In the order of the library; empty for one that only the catalogue names.</param>
internal sealed record SubjectEntry(SubjectKind Kind, string Key, string Stem, ImmutableArray<Incident> Incidents)
{
    /// <summary>As the catalogue or the taxonomy has it; null for a word of the reports' own.</summary>
    public Term? Term { get; init; }

    /// <summary>Of a severity alone.</summary>
    public SeverityLevel? Level { get; init; }

    /// <summary>What figures count: each incident once, near misses and drills left out.</summary>
    public ImmutableArray<Incident> Counted { get; } = [.. Incidents.Where(incident => incident.TranslationOf is null && incident.Kind is (ReportKind.Incident or ReportKind.Backfilled))];

    public string NameIn(string language) => Level?.Id ?? Term?.Name.In(language) ?? Key;

    public string DescriptionIn(string language) => Level?.Definition.In(language) ?? Term?.Description.In(language) ?? "";
}

/// <summary>
/// All that has a page of its own: what the reports name, and what the team's catalogue names. Levels and kinds of cause that no report
/// has are told in the playbook alone.
/// </summary>
internal sealed class SubjectIndex
{
    private readonly FrozenDictionary<(SubjectKind, string), SubjectEntry> _byKey;

    public SubjectIndex(Library library)
    {
        All = [.. Enum.GetValues<SubjectKind>().SelectMany(kind => Entries(kind, library))];
        _byKey = All.ToFrozenDictionary(entry => (entry.Kind, entry.Key));
    }

    /// <summary>By kind; levels from the worst on, the others by key.</summary>
    public ImmutableArray<SubjectEntry> All { get; }

    public SubjectEntry? Find(SubjectKind kind, string key) => _byKey.GetValueOrDefault((kind, key));

    public static string KeyOf(SeverityLevel level) => $"{level.Scheme} {level.Id}";

    /// <summary>What a report says of itself, each once.</summary>
    public static IEnumerable<string> KeysOf(SubjectKind kind, Incident incident) => (kind switch
    {
        SubjectKind.Service => incident.Services.IsGiven ? incident.Services.Value : [],
        SubjectKind.Team => incident.Teams,
        SubjectKind.Severity => incident.Severity.Value?.Level is { } level ? [KeyOf(level)] : [],
        SubjectKind.Cause => incident.Causes.Where(cause => cause.Kind.IsGiven).Select(cause => cause.Kind.Value!),
        _ => incident.Tags.AsEnumerable(),
    }).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal);

    private static IEnumerable<SubjectEntry> Entries(SubjectKind kind, Library library)
    {
        var incidents = library.Incidents
            .SelectMany(incident => KeysOf(kind, incident).Select(key => (key, incident)))
            .ToLookup(pair => pair.key, pair => pair.incident, StringComparer.Ordinal);
        var keys = incidents.Select(group => group.Key).Concat(NamedElsewhere(kind, library)).Distinct(StringComparer.Ordinal).ToList();
        var levels = kind is SubjectKind.Severity ? keys.ToDictionary(key => key, key => incidents[key].First().Severity.Value!.Level!) : [];
        var stems = SubjectStems.Of(keys.Select(key => (key, levels.GetValueOrDefault(key)?.Id ?? key)));
        var terms = TermsOf(kind, library).ToLookup(term => term.Id, StringComparer.Ordinal);
        return keys
            .Select(key => new SubjectEntry(kind, key, stems[key], [.. incidents[key]]) { Term = terms[key].FirstOrDefault(), Level = levels.GetValueOrDefault(key) })
            .OrderBy(entry => entry.Level?.Rank ?? 0)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal);
    }

    /// <summary>What the team's own catalogue lists has a page before its first incident; so has a team that promised something in another's report.</summary>
    private static IEnumerable<string> NamedElsewhere(SubjectKind kind, Library library) => kind switch
    {
        SubjectKind.Service => library.Options.Services.Select(service => service.Id),
        SubjectKind.Team => library.Options.Teams.Select(team => team.Id).Concat(library.Incidents.SelectMany(incident => incident.Actions).Select(action => action.Team).OfType<string>().Where(team => team.Length > 0)),
        _ => [],
    };

    private static ImmutableArray<Term> TermsOf(SubjectKind kind, Library library) => kind switch
    {
        SubjectKind.Service => library.Options.Services,
        SubjectKind.Team => library.Options.Teams,
        SubjectKind.Cause => library.Options.Taxonomy.Cause,
        _ => [],
    };
}
