using System.Collections.Immutable;
using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A sentence says how long the incident took, and no two times of the report are so far apart.</summary>
internal sealed class ProseDurationNotReproducible : IRule
{
    /// <summary>Who says it more often has said it.</summary>
    private const int MaxJudged = 50;

    public RuleInfo Info { get; } = new("PM0215", "prose-duration-not-reproducible", DiagnosticSeverity.Warning) { IsContradiction = true };

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        if (!DurationTalk.MayTell(context.Source.Text))
            return [];
        var told = SaidOfIncident(incident, context).Take(MaxJudged).ToList();
        if (told.Count == 0 || DurationProof.Of(incident) is not { Known.IsEmpty: false } proof)
            return [];
        // What duration_stated says is judged there, once.
        var stated = incident.DurationStated is { } words ? DurationWords.TryRead(words) : null;
        var wrong = told
            .Where(one => one.Duration.Said.Value != stated?.Value && ClocksFor(one, proof) is { IsEmpty: false } && !proof.FitsAnyTwo(one.Duration.Said))
            .ToDictionary(one => one.Sentence.Place(one.Duration.Start, one.Duration.End));
        return
            from span in ProseSentences.Spoken(wrong.Keys, incident, context)
            let found = wrong[span]
            let said = found.Sentence.Text[found.Duration.Start..found.Duration.End]
            select DurationFindings.Of(Info, "", new Unprovable(said, found.Duration.Said, ClocksFor(found, proof)), context) with { Span = span };
    }

    private static IEnumerable<Told> SaidOfIncident(Incident incident, RuleContext context) =>
        from sentence in context.Told
        where sentence.TellsOfIncident && DurationWords.MayStandIn(sentence.Characters) && DurationTalk.MayTell(sentence.Characters)
        let line = sentence.Text.Replace('\r', ' ').Replace('\n', ' ')
        where !DurationTalk.IsOfAnother(line)
        from duration in DurationWords.In(line)
        let measured = DurationTalk.Of(line, duration)
        where measured is not Measured.SomethingElse && !ProseSentences.IsQuoted(line, duration.Start)
        where measured is not Measured.Outage || IsOfWhatWasHurt(line[..duration.Start], incident)
        select new Told(sentence, duration, measured);

    private sealed record Told(ProseSentence Sentence, DurationInText Duration, Measured Measured);

    /// <summary>A clause that names the service, or whoever uses it, and no part of a machinery.</summary>
    private static bool IsOfWhatWasHurt(string before, Incident incident)
    {
        var clause = before[(before.LastIndexOfAny([',', '，', '；', '（', '(', '）', ')']) + 1)..];
        return !DurationTalk.NamesPart(clause)
            && (DurationTalk.NamesWhole(clause)
                || (incident.Services.IsGiven && incident.Services.Value.Any(service => clause.Contains(service.Replace('-', ' '), StringComparison.OrdinalIgnoreCase))));
    }

    /// <summary>The clock that the words name, before those that "it lasted" may mean; none where that clock is not known.</summary>
    private static ImmutableArray<ClockReading> ClocksFor(Told told, DurationProof proof)
    {
        string[] named = told.Measured switch
        {
            Measured.ToDetect => ["detect"],
            Measured.ToAcknowledge => ["acknowledge"],
            Measured.ToIdentify => ["identify"],
            Measured.ToRecover => ["elapsed", "harm", "resolve", "mitigate"],
            _ => ["elapsed", "harm"],
        };
        var known = proof.Known.Where(reading => named.Contains(reading.Id)).ToList();
        return known.Count == 0 ? [] : told.Measured is Measured.Incident or Measured.Outage ? proof.Told(told.Duration.Said) : [.. known];
    }
}
