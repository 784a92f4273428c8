using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Reading;

namespace Postmortems.Validation;

/// <summary>
/// What the rules about a whole library know of a report. Small: the entries of all reports are kept until the last one is read, and the reports
/// themselves are not.
/// </summary>
public sealed record LibraryEntry
{
    public required SourceFile Source { get; init; }

    public required IncidentId Id { get; init; }

    public required string Title { get; init; }

    public required string Language { get; init; }

    public required ReportKind Kind { get; init; }

    /// <inheritdoc cref="Incident.IsBackfilled"/>
    public required bool IsBackfilled { get; init; }

    public ImmutableArray<IncidentId> FormerIds { get; init; } = [];

    public IncidentId? TranslationOf { get; init; }

    /// <inheritdoc cref="Incident.Began"/>
    public Moment? Began { get; init; }

    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Null where it is not known.</summary>
    public string? Trigger { get; init; }

    public ImmutableArray<Cause> Causes { get; init; } = [];

    /// <summary>The promises that the report says are kept.</summary>
    public ImmutableArray<CorrectiveAction> Done { get; init; } = [];

    public ImmutableArray<RelatedIncident> Related { get; init; } = [];

    public Audience Audience { get; init; }

    /// <summary>The reports that it names as related or as its original, each with the place.</summary>
    public IEnumerable<(IncidentId Id, string Place)> Named
    {
        get
        {
            var related = Related.Index().Select(pair => (pair.Item.Id, $"related[{pair.Index}]"));
            return TranslationOf is { } original ? related.Append((original, "translation_of")) : related;
        }
    }

    public ImmutableArray<Allowance> Allow { get; init; } = [];

    /// <summary>The section of that name; empty without one.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Of what is kept here.</summary>
    public required Places Places { get; init; }

    /// <param name="incident">The one of the report.</param>
    public static LibraryEntry Of(ReadResult report, Incident incident) => new()
    {
        Source = report.Source,
        Id = incident.Id,
        Title = incident.Title,
        Language = incident.Lang,
        Kind = incident.Kind,
        IsBackfilled = incident.IsBackfilled,
        FormerIds = incident.FormerIds,
        TranslationOf = incident.TranslationOf,
        Began = incident.Began,
        Services = incident.Services.IsGiven ? incident.Services.Value : [],
        Trigger = incident.Trigger?.Kind is { IsGiven: true } trigger ? trigger.Value : null,
        Causes = incident.Causes,
        Done = [.. incident.Actions.Where(action => action.Status is ActionStatus.Done)],
        Related = incident.Related,
        Allow = incident.Allow,
        Audience = incident.Audience,
        Summary = incident.Body.Find(SectionKind.Summary) is { } summary ? incident.Body.Text[summary.Start..summary.End] : "",
        Places = report.Places.Only("id", "former_ids", "translation_of", "title", "causes", "related"),
    };

    /// <summary>A finding with the rule's sentence in the report's language.</summary>
    /// <param name="path">Of a fact that the entry has.</param>
    public Diagnostic Find(RuleInfo rule, string path, params ReadOnlySpan<(string Name, string Value)> values) =>
        new(rule, Source, Places.Of(path), Sentences.Say(Language, rule.Name, values), Sentences.TrySay(Language, $"{rule.Name}.help", values));
}
