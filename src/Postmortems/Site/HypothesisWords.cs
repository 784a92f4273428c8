using Postmortems.Analysis.Hypotheses;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.Charts;

namespace Postmortems.Site;

/// <summary>Hypotheses in the sentences of a language, for the page and for the terminal.</summary>
public sealed class HypothesisWords(string language)
{
    private const int LongestSubject = 120;

    public string Title(Hypothesis hypothesis) => Sentences.Say(
        language,
        hypothesis.Subject.Length == 0 ? "hypothesis.change.unnamed" : $"hypothesis.{KeyOf(hypothesis.Kind)}",
        ("subject", Shortened(hypothesis.Subject)));

    public string Lead(Hypothesis hypothesis) => hypothesis.Lead is { } lead && lead > NodaTime.Duration.Zero
        ? Sentences.Say(language, "hypothesis.lead", ("lead", DurationText.Tick(lead, language)))
        : Sentences.Say(language, "hypothesis.same");

    public string Refuted(Hypothesis hypothesis) => Sentences.Say(language, $"hypothesis.{KeyOf(hypothesis.Kind)}.refuted");

    /// <summary>What the line tells, without its place and time.</summary>
    public string Said(Evidence evidence) => Sentences.Say(
        language,
        $"hypothesis.evidence.{Snake(evidence.Kind)}",
        ("text", Shortened(evidence.Text)),
        ("before", MetricChart.Say(evidence.Values?.Before ?? 0)),
        ("after", MetricChart.Say(evidence.Values?.After ?? 0)));

    public string When(Evidence evidence) => evidence.At is { } at ? MomentText.Of(at, language) : "";

    public string Note => Sentences.Say(language, "hypothesis.note");

    /// <summary>Why there is none.</summary>
    public string None(HypothesisList list) => Sentences.Say(language, list.KnowsBeginning ? "hypothesis.none" : "hypothesis.none.beginning", ("hours", "72"));

    /// <summary>The name of a kind for programs: "nothing_moved".</summary>
    public static string Snake(EvidenceKind kind) => string.Concat(kind.ToString().Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    public static string KeyOf(HypothesisKind kind) => kind is HypothesisKind.Change ? "change" : "movement";

    private static string Shortened(string text) => text.Length <= LongestSubject ? text : string.Concat(text.AsSpan(0, LongestSubject), "…");
}
