using Postmortems.Analysis;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.Subjects;

namespace Postmortems.Site;

/// <summary>What lists say of incidents and actions, in a page's language.</summary>
internal static class IncidentRows
{
    /// <summary>Days before the due date at which a promise counts as due soon.</summary>
    private const int SoonDays = 14;

    /// <summary>Made once for a report and a language.</summary>
    public static IncidentRow Row(Incident incident, SiteMap map) => map.RowOf(incident, one => Made(one, map));

    /// <summary>In words alone; the id of a report without a title.</summary>
    public static string TitleOf(Incident incident) => incident.Title.Length > 0 ? CodeMarks.Plain(incident.Title) : incident.Id.Value;

    private static IncidentRow Made(Incident incident, SiteMap map) => new()
    {
        Id = incident.Id,
        Path = map.Incident(incident.Id),
        Title = TitleOf(incident),
        TitleCode = CodeMarks.Code(incident.Title),
        Lang = incident.Lang,
        Severity = Mark(incident, map),
        Began = incident.Began,
        IsDateAssumed = incident.Assumed.Any(assumption => DateFields.Contains(assumption.Field.Split('.', '[')[0])),
        Harm = HarmWindows.Total(incident),
        Services = [.. SubjectIndex.KeysOf(SubjectKind.Service, incident).Select(service => map.Subject(SubjectKind.Service, service))],
        Teams = [.. SubjectIndex.KeysOf(SubjectKind.Team, incident).Select(team => map.Subject(SubjectKind.Team, team))],
        Status = incident.Status,
        KindNotes = [.. KindNotes(incident)],
        IsOpen = incident.IsOpen,
        ActionsOpen = incident.Actions.Count(action => action.IsOpen),
        ActionsOverdue = incident.Actions.Count(action => action.IsOverdue(map.Library.Today)),
    };

    public static ActionRow Row(CorrectiveAction action, IncidentRow incident, SiteMap map)
    {
        var isOverdue = action.IsOverdue(map.Library.Today);
        return new ActionRow
        {
            Action = action,
            Incident = incident,
            State = StateOf(action, map.Library.Today),
            DaysSlipped = action is { DueHistory: [{ } first, ..], Due: { IsGiven: true, Value: { } due } } && first.Last != due.Last ? NodaTime.Period.DaysBetween(first.Last, due.Last) : null,
            DaysLate = isOverdue ? NodaTime.Period.DaysBetween(action.Due.Value!.Last, map.Library.Today) : null,
            Teams = action.Team is { Length: > 0 } team ? [map.Subject(SubjectKind.Team, team)] : incident.Teams,
            Age = PromiseKeeping.AgeOf(action, incident.Began?.Date, map.Library.Today),
            Slip = PromiseKeeping.SlipOf(action),
            Keeping = PromiseKeeping.KeepingOf(action),
        };
    }

    public static ActionState StateOf(CorrectiveAction action, NodaTime.LocalDate today) => action.Status switch
    {
        ActionStatus.Idea => ActionState.Idea,
        ActionStatus.Done => ActionState.Done,
        ActionStatus.WontDo => ActionState.WontDo,
        ActionStatus.Unknown => ActionState.Unknown,
        _ when action.IsOverdue(today) => ActionState.Overdue,
        _ when action.Due.IsGiven && action.Due.Value!.Last <= today.PlusDays(SoonDays) => ActionState.DueSoon,
        _ => ActionState.Open,
    };

    private static IEnumerable<ReportKind> KindNotes(Incident incident)
    {
        if (incident.Kind is not (ReportKind.Incident or ReportKind.Backfilled))
            yield return incident.Kind;
        if (incident.IsBackfilled)
            yield return ReportKind.Backfilled;
    }

    private static readonly string[] DateFields = ["times", "timeline", "date", "year"];

    public static SeverityMark Mark(SeverityLevel level, string language) => new(level.Id, level.Rank, level.Name.In(language), level.Definition.In(language));

    private static SeverityMark Mark(Incident incident, SiteMap map) =>
        incident.Severity.Value switch
        {
            { Level: { } level } => Mark(level, map.Language) with { Page = map.Subject(SubjectKind.Severity, SubjectIndex.KeyOf(level)).Path },
            { } written => new SeverityMark(written.Written, 0, "", ""),
            _ => new SeverityMark(map.Say("severity.unknown"), 0, "", ""),
        };
}
