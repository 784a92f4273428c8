using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NodaTime;
using Postmortems.Analysis.Mining;
using Postmortems.Analysis.Reviews;
using Postmortems.Analysis.Suggestions;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Drafting;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Playbooks;

namespace Postmortems.Site;

/// <summary>All incidents, the config and the day: the whole input of a site.</summary>
public sealed record Library
{
    private static readonly ConditionalWeakTable<Library, Reckoned> Reviews = [];

    private Library()
    {
    }

    /// <summary>Newest first; those without a date last, by id. Ids are unique.</summary>
    public required ImmutableArray<Incident> Incidents { get; init; }

    public required LibraryOptions Options { get; init; }

    public required LocalDate Today { get; init; }

    /// <summary>Files beside the reports that may be published, with their sizes in bytes, by path from the root of the repository.</summary>
    public required ImmutableSortedDictionary<string, long> Files { get; init; }

    public TemplateShelf Templates { get; init; } = TemplateShelf.Of([]);

    public Playbook Playbook { get; init; } = Playbook.Empty;

    /// <summary>The commits that touched each report, the newest first, by the path of the file; empty where nobody asked git.</summary>
    public ImmutableDictionary<string, ImmutableArray<ReportChange>> History { get; init; } = ImmutableDictionary<string, ImmutableArray<ReportChange>>.Empty;

    /// <summary>What lies beside the reports in CSV files, as far as it could be read.</summary>
    public ImmutableDictionary<IncidentId, ImmutableArray<MetricFile>> Metrics { get; init; } = ImmutableDictionary<IncidentId, ImmutableArray<MetricFile>>.Empty;

    /// <summary>What the checker has found; null where nobody has asked it.</summary>
    public ImmutableArray<Diagnostic>? Findings { get; init; }

    /// <summary>Reports of the folder that are not among <see cref="Incidents"/>.</summary>
    public LeftOut LeftOut { get; init; }

    /// <summary>Finds what is alike; made when it is first asked for, and once for all pages and languages.</summary>
    public LikenessIndex Likeness => LazyLikeness.Value;

    private Lazy<LikenessIndex> LazyLikeness { get; init; } = new(() => new LikenessIndex([]));

    /// <summary>Possible recurrences; found when they are first asked for, and once for all pages and languages.</summary>
    public Families Families => Found.Value;

    private Lazy<Families> Found { get; init; } = new(() => new Families([], 0, 0));

    /// <summary>What people call them.</summary>
    public PatternNames PatternNames { get; init; } = PatternNames.None;

    /// <summary>What reports lack, as other reports suggest it; learnt when it is first asked for, and once for all pages and languages.</summary>
    public LibrarySuggestions Suggestions => Learnt.Value;

    private Lazy<LibrarySuggestions> Learnt { get; init; } = new(() => new LibrarySuggestions([]));

    /// <summary>
    /// Makes what many threads make together, before pages are made by many threads: whoever waited for it would hold one of the very threads that it
    /// needs, and the pool lends no more than one or two a second.
    /// </summary>
    internal void Prepare()
    {
        _ = Families;
        var asking = Incidents.Where(SuggestionRows.IsFor).ToList();
        foreach (var fact in Enum.GetValues<SuggestedFact>())
        {
            if (asking.Find(incident => LibrarySuggestions.Lacks(incident, fact)) is { } incident)
                _ = Suggestions.For(incident, fact);
        }
    }

    /// <summary>The commit that is built; null when it is not known.</summary>
    public string? Commit { get; init; }

    /// <summary>Paths of named regression tests that the repository holds.</summary>
    public ImmutableHashSet<string> FoundTests { get; init; } = [];

    /// <summary>Made once: every review and every subject asks for it.</summary>
    public ReviewInput ReviewInput => Reviews.GetValue(this, library => new Reckoned(library)).Input;

    /// <summary>The review of a period. Reckoned once, whatever the number of pages and languages that ask for it.</summary>
    public Review ReviewOf(ReviewPeriod period) => Reviews.GetValue(this, library => new Reckoned(library)).Of(period);

    /// <summary>Earlier incidents that are like it, as many as its page may show. Sought once, whatever the number of languages.</summary>
    internal ImmutableArray<NearIncident> EarlierLike(Incident incident, int count) => Reviews.GetValue(this, library => new Reckoned(library)).Earlier(incident, count);

    public string ToolVersion { get; init; } = "";

    /// <summary>Of two reports with one id only the first is kept: the checker names the other.</summary>
    public static Library Of(IEnumerable<Incident> incidents, LibraryOptions options, LocalDate today, IReadOnlyDictionary<string, long>? files = null)
    {
        ImmutableArray<Incident> sorted =
        [
            .. incidents
                .DistinctBy(incident => incident.Id)
                .OrderBy(incident => incident.Began is { IsRelative: false } ? 0 : 1)
                .ThenByDescending(incident => incident.Began?.Earliest)
                .ThenBy(incident => incident.Id),
        ];
        var likeness = new Lazy<LikenessIndex>(() => new LikenessIndex(sorted, Concepts.With(options.Concepts)));
        return new Library
        {
            Incidents = sorted,
            LazyLikeness = likeness,
            Found = new Lazy<Families>(() => Families.Of(likeness.Value, today)),
            Learnt = new Lazy<LibrarySuggestions>(() => new LibrarySuggestions(sorted, Concepts.With(options.Concepts))),
            Options = options,
            Today = today,
            Files = (files ?? ImmutableSortedDictionary<string, long>.Empty)
                .Where(file => Attachments.IsAllowed(file.Key) && file.Value <= Attachments.MaxBytes && RelativePath.IsUnder(file.Key, options.Content))
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    // Beside the library and not in it: a copy with another day or other findings has other figures.
    private sealed class Reckoned(Library library)
    {
        private readonly ConcurrentDictionary<ReviewPeriod, Lazy<Review>> _reviews = [];

        private readonly ConcurrentDictionary<(IncidentId, int), Lazy<ImmutableArray<NearIncident>>> _earlier = [];

        public ReviewInput Input { get; } = new(library.Incidents, library.Options, library.Today)
        {
            FoundTests = library.FoundTests,
            Findings = library.Findings?.CountBy(finding => finding.Source.Path).ToImmutableSortedDictionary(StringComparer.Ordinal),
        };

        public Review Of(ReviewPeriod period) => _reviews.GetOrAdd(period, asked => new Lazy<Review>(() => Review.Of(Input, asked))).Value;

        public ImmutableArray<NearIncident> Earlier(Incident incident, int count) =>
            _earlier.GetOrAdd((incident.Id, count), _ => new Lazy<ImmutableArray<NearIncident>>(() => library.Likeness.Earlier(incident, count))).Value;
    }
}

/// <summary>How many reports a site is silent about, and why: what is not told must not look as if it had not been.</summary>
/// <param name="TooLong">Longer than a report may be, and so not read.</param>
/// <param name="Unnamed">With no name that a page could have.</param>
/// <param name="Namesakes">Whose id belongs to another report.</param>
public readonly record struct LeftOut(int TooLong, int Unnamed, int Namesakes)
{
    public int Total => TooLong + Unnamed + Namesakes;
}
