using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Parsing;
using Postmortems.Reading;

namespace Postmortems.Editions;

/// <summary>The config as an edition may know it: of its catalogues only what the reports of the edition use.</summary>
internal static class EditedOptions
{
    /// <summary>The folder of the reports in every edition: a team's own name for it may tell more.</summary>
    public const string Content = "incidents";

    public static LibraryOptions Of(LibraryOptions options, Edition edition, ImmutableArray<ReadResult> reports)
    {
        var incidents = reports.Select(report => report.Incident!).ToList();
        var services = incidents.Where(incident => incident.Services.IsGiven).SelectMany(incident => incident.Services.Value).ToHashSet(StringComparer.Ordinal);
        return options with
        {
            Edition = edition,
            Title = edition.Title ?? options.Title,
            BaseUrl = edition.BaseUrl,
            Repository = null,
            Content = Content,
            Services = [.. options.Services.Where(term => services.Contains(term.Id))],
            Teams = [.. options.Teams.Where(term => incidents.Exists(incident => incident.Teams.Contains(term.Id) || incident.Actions.Any(action => action.Team == term.Id)))],
            Releases = [.. options.Releases.Where(release => services.Contains(release.Service))],
            Taxonomy = Used(options.Taxonomy, incidents),
            Concepts = [.. options.Concepts.Where(concept => reports.Any(report => report.Source.Text.Contains(concept.Phrase, StringComparison.OrdinalIgnoreCase)))],
            Sources = [.. options.Sources.Where(source => incidents.Exists(incident => incident.Links.Any(link => source.Has(link.Url))))],
        };
    }

    private static Taxonomy Used(Taxonomy taxonomy, List<Incident> incidents)
    {
        var known = ConfigReader.Defaults.Taxonomy;
        return new Taxonomy(
            Terms(taxonomy.Trigger, known.Trigger, incidents.Select(incident => incident.Trigger?.Kind.Value)),
            Terms(taxonomy.Cause, known.Cause, incidents.SelectMany(incident => incident.Causes).Select(cause => cause.Kind.Value)),
            Terms(taxonomy.Gate, known.Gate, Missed(incidents).Select(test => test.Gate.Value)),
            Terms(taxonomy.Reason, known.Reason, Missed(incidents).Select(test => test.Reason.Value)),
            Terms(taxonomy.Detection, known.Detection, incidents.Select(incident => incident.Detection?.Source.Value)));
    }

    private static IEnumerable<MissedTest> Missed(List<Incident> incidents) => incidents.Where(incident => incident.MissedTests.IsGiven).SelectMany(incident => incident.MissedTests.Value);

    private static ImmutableArray<Term> Terms(ImmutableArray<Term> all, ImmutableArray<Term> builtIn, IEnumerable<string?> used)
    {
        var ids = used.OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(term => ids.Contains(term.Id) || TermIndex.Find(builtIn, term.Id) is not null)];
    }
}
