using NodaTime;
using NodaTime.Text;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A date in a sentence that cannot be meant: another weekday than the one beside it, or the incident's day in another year.</summary>
internal sealed class ProseDateMistaken : IRule
{
    private const int MaxJudged = 50;

    // A certificate is a year old to the day; a service has anniversaries; an incident may come back.
    private static readonly WordList OfAnotherTime = new(
        "year years ago anniversary since issued expire expires expired expiry valid validity renew renewed renewal certificate certificates cert certs licence license licensed "
            + "created founded version released release last previous previously earlier first copyright again also until",
        "same day", "年前", "去年", "前年", "上一年", "明年", "一年", "周年", "证书", "有效", "过期", "到期", "签发", "续期", "版本", "上次", "以前", "曾", "同一天", "历史", "许可", "再次", "也");

    public RuleInfo Info { get; } = new("PM0216", "prose-date-mistaken", DiagnosticSeverity.Warning) { IsContradiction = true };

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        if (!DatesInText.MayStandIn(incident.Body.Text) && !DatesInText.MayStandIn(incident.Title) && !DatesInText.MayStandIn(incident.Impact.Summary.Value))
            return [];
        var days = DaysOf(incident);
        var wrong = context.Told
            .Where(sentence => DatesInText.MayStandIn(sentence.Characters, days?.First.Year))
            .SelectMany(sentence => DatesInText.In(sentence.Text), (Sentence, Date) => (Sentence, Date))
            .Where(found => IsOnAnotherWeekday(found.Date) || (Meant(found.Date.Date, days) is not null && !OfAnotherTime.IsIn(found.Sentence.Characters)))
            .Take(MaxJudged)
            .Where(found => !ProseSentences.IsQuoted(found.Sentence.Text, found.Date.Start))
            .ToDictionary(found => found.Sentence.Place(found.Date.Start, found.Date.End));
        return
            from span in ProseSentences.Spoken(wrong.Keys, incident, context)
            let found = wrong[span]
            let date = found.Sentence.Text[found.Date.Start..found.Date.End]
            let finding = IsOnAnotherWeekday(found.Date)
                ? context.FindVariant(Info, "weekday", "", ("date", date), ("said", NameOf(found.Date.Weekday!.Value, context)), ("weekday", NameOf(found.Date.Date.DayOfWeek, context)))
                : context.FindVariant(Info, "year", "", ("date", date), ("meant", LocalDatePattern.Iso.Format(Meant(found.Date.Date, days)!.Value)))
            select finding with { Span = span };
    }

    private static bool IsOnAnotherWeekday(DateInText found) => found.Weekday is { } said && said != found.Date.DayOfWeek;

    private static string NameOf(IsoDayOfWeek day, RuleContext context) => Sentences.Say(context.Language, $"weekday.{(int)day}");

    /// <summary>The first and the last day of the report's times, where all of them lie in one year that nobody had to assume.</summary>
    private static (LocalDate First, LocalDate Last)? DaysOf(Incident incident)
    {
        var days = WrittenMoments.OfTimeline(incident).Concat(WrittenMoments.OfTimes(incident))
            .Where(moment => moment.At.Exactness <= Exactness.Day)
            .Select(moment => moment.At.Date!.Value)
            .ToList();
        var isSure = days.Count > 0 && days.Min().Year == days.Max().Year
            && !incident.Assumed.Any(assumption => assumption.Field.StartsWith("time", StringComparison.Ordinal) && assumption.Field != "timezone");
        return isSure ? (days.Min(), days.Max()) : null;
    }

    /// <summary>The same day in the year of all the times, where it lies among them; null for a date that may well be meant.</summary>
    private static LocalDate? Meant(LocalDate date, (LocalDate First, LocalDate Last)? days)
    {
        if (days is not var (first, last) || date.Year == first.Year || (date.Month, date.Day) == (2, 29))
            return null;
        var meant = new LocalDate(first.Year, date.Month, date.Day);
        return meant >= first && meant <= last ? meant : null;
    }
}
