using System.Text.Json;
using NodaTime.Text;
using Postmortems.Analysis.Hypotheses;
using Postmortems.Reading;
using Postmortems.Site;

namespace Postmortems.Cli.Output;

/// <summary>Hypotheses for other programs: the order, the evidence with its places, and the sentences in English.</summary>
internal static class HypothesisJson
{
    public static void Write(ReadResult report, HypothesisList list, TextWriter output) => JsonText.Write(output, json =>
    {
        var words = new HypothesisWords("en");
        json.WriteStartObject();
        json.WriteString("report", report.Incident!.Id.Value);
        json.WriteBoolean("knows_beginning", list.KnowsBeginning);
        json.WriteStartArray("hypotheses");
        foreach (var hypothesis in list.Ranked)
        {
            json.WriteStartObject();
            json.WriteString("kind", HypothesisWords.KeyOf(hypothesis.Kind));
            json.WriteText("subject", hypothesis.Subject);
            if (hypothesis.Lead is { } lead)
                json.WriteNumber("seconds_before", lead.TotalSeconds);
            json.WriteStartArray("evidence");
            foreach (var evidence in hypothesis.Evidence)
                WriteEvidence(json, report, evidence, words);
            json.WriteEndArray();
            json.WriteText("refuted_by", words.Refuted(hypothesis));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteEvidence(Utf8JsonWriter json, ReadResult report, Evidence evidence, HypothesisWords words)
    {
        json.WriteStartObject();
        json.WriteString("kind", HypothesisWords.Snake(evidence.Kind));
        json.WriteText("place", HypothesisText.PlaceOf(report, evidence));
        if (evidence.At is { IsRelative: false } at)
            json.WriteString("at", InstantPattern.General.Format(at.Earliest));
        json.WriteText("said", words.Said(evidence));
        json.WriteBoolean("against", evidence.IsAgainst);
        json.WriteEndObject();
    }
}
