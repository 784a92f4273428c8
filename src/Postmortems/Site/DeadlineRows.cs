using System.Collections.Immutable;
using Postmortems.Analysis;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site;

/// <summary>A deadline in a page's language.</summary>
/// <param name="Name">"Detected to recovered".</param>
/// <param name="Limit">"1 h", "next release".</param>
/// <param name="Taken">Null when it cannot be judged.</param>
/// <param name="Outcome">"met, 5 min to spare", "missed by 20 min", "not judgeable: a time is missing".</param>
/// <param name="Note">The author's explanation of a missed one.</param>
public sealed record DeadlineRow(string Name, string Limit, Elapsed? Taken, Verdict Verdict, string Outcome, string? Note)
{
    /// <summary>Where the playbook sets it.</summary>
    public Place? Rule { get; init; }
}

/// <summary>Puts the deadlines of an incident into words.</summary>
internal static class DeadlineRows
{
    public static ImmutableArray<DeadlineRow> Of(Incident incident, SiteMap map) =>
        [.. Deadlines.Of(incident, map.Library.Options).Select(reading => Row(reading, map.Language) with { Rule = map.Playbook.Of(reading.Deadline) })];

    private static DeadlineRow Row(DeadlineReading reading, string language)
    {
        return new DeadlineRow(NameOf(reading.Deadline, language), LimitText(reading.Deadline, reading.Limit, language), reading.Taken, reading.Verdict, Outcome(reading, language), reading.Note);
    }

    public static string NameOf(Deadline deadline, string language)
    {
        var (from, to) = (Vocabulary.Name(deadline.From, language), Vocabulary.Name(deadline.To, language));
        return deadline.Repeats
            ? Sentences.Say(language, "deadline.between-updates", ("to", to))
            : Sentences.Say(language, "deadline.from-to", ("from", from), ("to", to));
    }

    public static string LimitText(Deadline deadline, Limit limit, string language) => limit.Kind switch
    {
        LimitKind.Duration when deadline.Calendar is not null => Sentences.Say(language, "deadline.limit.business", ("duration", DurationText.AsPromised(limit.Duration, language))),
        LimitKind.Duration => Sentences.Say(language, "deadline.limit.duration", ("duration", DurationText.AsPromised(limit.Duration, language))),
        LimitKind.NextBusinessHours => Sentences.Say(language, "deadline.limit.next-business-hours"),
        LimitKind.NextRelease => Sentences.Say(language, "deadline.limit.next-release"),
        _ => Sentences.Say(language, "deadline.limit.best-effort"),
    };

    /// <summary>"met", "missed by 20 min", "not judgeable: a time is missing".</summary>
    public static string Outcome(DeadlineReading reading, string language) => reading.Verdict switch
    {
        Verdict.Met when reading is { Limit.Kind: LimitKind.Duration, Taken: { IsExact: true } taken } && taken.Nominal < reading.Limit.Duration =>
            Sentences.Say(language, "deadline.met-by", ("duration", DurationText.Of(reading.Limit.Duration - taken.Nominal, language))),
        Verdict.Met => Sentences.Say(language, "deadline.met"),
        Verdict.Missed when reading.Limit.Kind is LimitKind.Duration =>
            Sentences.Say(language, "deadline.missed", ("duration", DurationText.Of(reading.Taken!.Value.Nominal - reading.Limit.Duration, language))),
        Verdict.Missed => Sentences.Say(language, "deadline.missed-release"),
        _ => Reason(reading.Reason, language),
    };

    /// <summary>Why it cannot be judged.</summary>
    public static string Reason(NoVerdict reason, string language) => reason switch
    {
        NoVerdict.TimeMissing => Sentences.Say(language, "deadline.time-missing"),
        NoVerdict.TooInexact => Sentences.Say(language, "deadline.too-inexact"),
        NoVerdict.NoUpdates => Sentences.Say(language, "deadline.no-updates"),
        NoVerdict.NoRelease => Sentences.Say(language, "deadline.no-release"),
        NoVerdict.BestEffort => Sentences.Say(language, "deadline.best-effort"),
        _ => Sentences.Say(language, "deadline.no-calendar"),
    };
}
