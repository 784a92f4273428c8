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
        var lines = Lines(context).ToList();
        if (lines.Count == 0 || DurationProof.Of(incident) is not { Known.IsEmpty: false } proof)
            return [];
        // What duration_stated says is judged there, once.
        var stated = incident.DurationStated is { } words ? DurationWords.TryRead(words) : null;
        // Most fit, and that is soon seen: only what does not is asked what it measures.
        var wrong = SaidOfIncident(lines, said => said.Value != stated?.Value && !proof.FitsAnyTwo(said), incident)
            .Where(one => ClocksFor(one, proof) is { IsEmpty: false })
            .Take(MaxJudged)
            .ToDictionary(one => one.Sentence.Place(one.Duration.Start, one.Duration.End));
        return
            from span in ProseSentences.Spoken(wrong.Keys, incident, context)
            let found = wrong[span]
            let said = found.Sentence.Text[found.Duration.Start..found.Duration.End]
            select DurationFindings.Of(Info, "", new Unprovable(said, found.Duration.Said, ClocksFor(found, proof)), context) with { Span = span };
    }

    /// <summary>Sentences that may tell how long it took, without line ends.</summary>
    private static IEnumerable<(ProseSentence Sentence, string Line)> Lines(RuleContext context)
    {
        foreach (var sentence in context.Told)
        {
            if (!sentence.TellsOfIncident || !DurationWords.MayStandIn(sentence.Characters) || !DurationTalk.MayTell(sentence.Characters))
                continue;
            var line = sentence.Text.Replace('\r', ' ').Replace('\n', ' ');
            if (!DurationTalk.IsOfAnother(line))
                yield return (sentence, line);
        }
    }

    private static IEnumerable<Told> SaidOfIncident(IEnumerable<(ProseSentence Sentence, string Line)> lines, Func<SaidDuration, bool> isWrong, Incident incident)
    {
        foreach (var (sentence, line) in lines)
        {
            foreach (var duration in DurationWords.In(line))
            {
                if (!isWrong(duration.Said) || DurationTalk.Of(line, duration) is var measured && measured is Measured.SomethingElse || ProseSentences.IsQuoted(line, duration.Start))
                    continue;
                if (measured is not Measured.Outage || IsOfWhatWasHurt(line[..duration.Start], incident))
                    yield return new Told(sentence, duration, measured);
            }
        }
    }

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
