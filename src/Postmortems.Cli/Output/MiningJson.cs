using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Postmortems.Analysis.Mining;
using Postmortems.Incidents;

namespace Postmortems.Cli.Output;

/// <summary>What is alike in a library, as JSON: the nearest of every report, and the families.</summary>
internal static class MiningJson
{
    /// <summary>Enough to find the nearest of one service among them in a library of many.</summary>
    private const int MostNear = 50;

    /// <summary>Beyond so many reports the list of neighbours is cut, or the file would be larger than the library.</summary>
    private const int ManyReports = 2000, FewNear = 20;

    public static void Write(Utf8JsonWriter json, LikenessIndex index, LocalDate today)
    {
        var survey = LikenessSurvey.Of(index, index.Incidents.Length > ManyReports ? FewNear : MostNear, today);
        json.WriteStartObject("neighbours");
        foreach (var (incident, nearest) in survey.Neighbours)
        {
            json.WriteStartArray(incident.Id.Value);
            foreach (var near in nearest)
                Write(json, near);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        Write(json, index.Fit);
        Write(json, survey.Families);
    }

    /// <summary>What was held out is there only where something was.</summary>
    public static void Write(Utf8JsonWriter json, WeightFit fit)
    {
        json.WriteStartObject("weights");
        json.WriteString("decision", fit.Decision switch { WeightDecision.TooFew => "too_few", WeightDecision.NoBetter => "no_better", _ => "learnt" });
        json.WriteNumber("same", fit.Same);
        json.WriteNumber("other", fit.Other);
        json.WriteNumber("fewest_of_each", WeightFit.FewestOfEach);
        if (fit.HeldOut > 0)
        {
            json.WriteNumber("held_out", fit.HeldOut);
            json.WriteNumber("loss_stated", Math.Round(fit.StatedLoss, 3));
            json.WriteNumber("loss_learnt", Math.Round(fit.FittedLoss, 3));
        }

        json.WriteNumber("words", fit.Weights.Words);
        json.WriteNumber("cause", fit.Weights.Cause);
        json.WriteNumber("symptom", fit.Weights.Symptom);
        json.WriteNumber("kind", fit.Weights.Kind);
        json.WriteNumber("service_of_kind", fit.Weights.ServiceOfKind);
        json.WriteNumber("service", fit.Weights.Service);
        json.WriteNumber("trigger", fit.Weights.Trigger);
        json.WriteNumber("escape", fit.Weights.Escape);
        json.WriteNumber("gate", fit.Weights.Gate);
        json.WriteNumber("reason", fit.Weights.Reason);
        json.WriteEndObject();
    }

    /// <summary>What has no reason to tell is left out.</summary>
    public static void Write(Utf8JsonWriter json, NearIncident near)
    {
        json.WriteStartObject();
        json.WriteText("id", near.Incident.Id.Value);
        json.WriteNumber("score", Math.Round(near.Score, 4));
        WriteSome(json, "terms", near.Terms);
        WriteSome(json, "cause_terms", near.CauseTerms);
        WriteSome(json, "symptom_terms", near.SymptomTerms);
        if (near.In is { } side)
            json.WriteString("alike_in", side.ToString().ToLowerInvariant());
        WriteSome(json, "concepts", near.Concepts);
        WriteSome(json, "services", near.Services);
        WriteSome(json, "cause_kinds", near.CauseKinds);
        if (near.Trigger is { } trigger)
            json.WriteText("trigger", trigger);
        WriteSome(json, "escapes", near.Escapes);
        if (near.Said is { } said)
            json.WriteString("said", said.ToString().ToLowerInvariant());
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Families families)
    {
        json.WriteStartArray("families");
        foreach (var family in families.All)
            Write(json, family);
        json.WriteEndArray();
        json.WriteStartObject("families_of");
        json.WriteNumber("reports", families.Reports);
        json.WriteNumber("unclustered", families.Unclustered);
        json.WriteNumber("fewest_reports", Families.FewestReports);
        json.WriteNumber("floor", Families.Floor);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Family family)
    {
        json.WriteStartObject();
        json.WriteText("id", family.Id.Value);
        WriteList(json, "members", family.Members.Select(member => member.Id.Value));
        WriteList(json, "terms", family.Terms);
        json.WriteText("medoid", family.Medoid.Id.Value);
        json.WriteText("telling", family.Telling);
        json.WriteString("first", Day(family.First));
        json.WriteString("last", Day(family.Last));
        WriteList(json, "services", family.Services);
        WriteList(json, "cause_kinds", family.CauseKinds);
        json.WriteBoolean("said", family.IsSaid);
        json.WriteString("verdict", Word(family.Promises.Verdict));
        json.WriteStartArray("promises");
        foreach (var step in family.Promises.Steps)
        {
            json.WriteStartObject();
            json.WriteText("id", step.Incident.Id.Value);
            json.WriteNumber("done", step.Done.Length);
            json.WriteNumber("not_done", step.NotDone.Length);
            json.WriteString("verdict", Word(step.Verdict));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string? Day(Moment? moment) => moment?.Date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    private static string Word(PromiseVerdict verdict) => verdict switch
    {
        PromiseVerdict.Held => "held",
        PromiseVerdict.DidNotHold => "did_not_hold",
        PromiseVerdict.NeverDone => "never_done",
        PromiseVerdict.TooEarly => "too_early",
        _ => "not_judgeable",
    };

    private static void WriteSome(Utf8JsonWriter json, string name, ImmutableArray<string> words)
    {
        if (!words.IsEmpty)
            WriteList(json, name, words);
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
