using System.Collections.Immutable;
using Postmortems.Analysis.Hypotheses;
using Postmortems.Incidents;

namespace Postmortems.Site;

/// <summary>What may have come first in a report that is still a draft.</summary>
public sealed record HypothesisNote(ImmutableArray<HypothesisRow> Rows, string Note);

/// <param name="Title">A sentence without its full stop.</param>
public sealed record HypothesisRow(string Title, string Lead, ImmutableArray<EvidenceRow> Evidence, string Refuted);

/// <param name="Source">The file and its line, for what was measured; empty for what the timeline below tells.</param>
public sealed record EvidenceRow(string When, string Said, string Source, bool IsAgainst);

/// <summary>Makes the note of a draft.</summary>
internal static class HypothesisRows
{
    /// <summary>Further ones are for the terminal.</summary>
    private const int Most = 5;

    /// <summary>Null for a report that is no draft, where people have gone further, and where nothing is known to have come before.</summary>
    public static HypothesisNote? Of(Incident incident, SiteMap map)
    {
        if (incident is not { Status: ReportStatus.Draft, TranslationOf: null })
            return null;
        var words = new HypothesisWords(map.Language);
        var list = HypothesisFinder.Of(incident, map.Library.Metrics.GetValueOrDefault(incident.Id, []));
        return list.Ranked.IsEmpty ? null : new HypothesisNote(
            [.. list.Ranked.Take(Most).Select(hypothesis => new HypothesisRow(words.Title(hypothesis), words.Lead(hypothesis), [.. hypothesis.Evidence.Select(evidence => Row(evidence, words))], words.Refuted(hypothesis)))],
            words.Note);
    }

    private static EvidenceRow Row(Evidence evidence, HypothesisWords words) =>
        new(words.When(evidence), words.Said(evidence), evidence.Line > 0 ? $"{evidence.File.Split('/')[^1]}:{evidence.Line}" : "", evidence.IsAgainst);
}
