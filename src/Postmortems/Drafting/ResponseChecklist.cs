using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Drafting;

/// <summary>What is to be done at a level while the incident goes on, by the deadlines and duties of the config: a section to tick.</summary>
public static class ResponseChecklist
{
    /// <param name="level">Null while nobody knows it: what holds for all levels.</param>
    /// <param name="detected">From which deadlines count.</param>
    /// <returns>Markdown with its heading; empty where the config says nothing of the level.</returns>
    public static string Of(SeverityLevel? level, ZonedDateTime detected, LibraryOptions options, string language)
    {
        var items = Steps(level, detected, options, language).Concat(WithoutHour(level, options, language)).Concat(Tasks(level, options, language)).ToImmutableArray();
        var heading = Sentences.Say(language, "checklist.heading");
        return items.IsEmpty ? "" : $"## {heading}\n\n{string.Concat(items.Select(item => $"- [ ] {item}\n"))}";
    }

    private static IEnumerable<string> Steps(SeverityLevel? level, ZonedDateTime detected, LibraryOptions options, string language)
    {
        var steps =
            from deadline in options.Deadlines
            let limit = deadline.LimitFor(level)
            where limit is { Kind: LimitKind.Duration } && deadline.Calendar is null
            orderby deadline.Repeats, deadline.From == Phase.Detected ? 0 : 1, limit.Duration
            select (Deadline: deadline, limit.Duration);
        foreach (var (deadline, limit) in steps)
        {
            var promised = DurationText.AsPromised(limit, language);
            var (from, to) = (Name(deadline.From, language), Name(deadline.To, language));
            yield return (deadline.Repeats, deadline.From is Phase.Detected) switch
            {
                (true, _) => Sentences.Say(language, "checklist.update", ("duration", promised), ("to", to)),
                (_, true) => Sentences.Say(language, "checklist.by", ("to", to), ("time", TimeOf(detected + limit, detected.Date)), ("duration", promised)),
                _ => Sentences.Say(language, "checklist.within", ("to", to), ("from", from), ("duration", promised)),
            };
        }
    }

    /// <summary>Limits that no hour of today can be told for: they bind all the same.</summary>
    private static IEnumerable<string> WithoutHour(SeverityLevel? level, LibraryOptions options, string language) =>
        from deadline in options.Deadlines
        let limit = deadline.LimitFor(level)
        where limit is { Kind: not LimitKind.Duration }
        select Sentences.Say(language, "checklist.limit", ("to", Name(deadline.To, language)), ("limit", Sentences.Say(language, limit.Kind switch
        {
            LimitKind.NextBusinessHours => "deadline.limit.next-business-hours",
            LimitKind.NextRelease => "deadline.limit.next-release",
            _ => "deadline.limit.best-effort",
        })));

    private static IEnumerable<string> Tasks(SeverityLevel? level, LibraryOptions options, string language) =>
        from duty in options.Duties
        where level is not null && (duty.Scheme is null || duty.Scheme == level.Scheme) && (duty.Levels.IsEmpty || duty.Levels.Contains(level.Id))
        from task in duty.Tasks
        select Sentences.Say(language, "checklist.duty", ("role", options.Roles.FirstOrDefault(role => role.Id == duty.Role)?.Name.In(language) ?? duty.Role), ("task", task.In(language) ?? ""));

    private static string Name(Phase phase, string language) => Vocabulary.Name(phase, language);

    private static string TimeOf(ZonedDateTime at, LocalDate day) =>
        at.LocalDateTime.ToString(at.Date == day ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
