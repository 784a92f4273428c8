using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Postmortems.Analysis;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Notices;

/// <summary>The facts of a report in a message's language, each a text or a blank. The messages only choose and order them.</summary>
internal sealed class NoticeSource(NoticeRequest request)
{
    private const int MostSteps = 6;

    private readonly (Standing Standing, Moment? Since) _standing = Standings.Of(request.Incident);

    public Incident Incident => request.Incident;

    public string Language => request.Language;

    public Standing Standing => _standing.Standing;

    public bool IsOver => Standing.IsOver();

    public string? Address => request.Address;

    public string Title => Incident.Title.Length > 0 ? CodeMarks.Plain(Incident.Title) : Incident.Id.Value;

    public string Level => Incident.Severity.Value?.Written ?? Told(Incident.Severity.Statement, null);

    /// <summary>Empty for a level that no scheme defines.</summary>
    public string LevelMeans => Incident.Severity.Value?.Level?.Definition.In(Language).TrimEnd('.', '。') ?? "";

    public string Services => Incident.Services is { IsGiven: true, Value: { IsEmpty: false } services }
        ? string.Join(Say("list.separator"), services.Select(id => request.Options.Services.FirstOrDefault(term => term.Id == id)?.Name.In(Language) ?? id))
        : Told(Incident.Services.Statement, null);

    public string Began => Incident.Began is { } began ? Time(began) : Blank.Plain;

    /// <summary>Since when the standing holds: the end of the harm where it is over.</summary>
    public string Since => _standing.Since is { } since ? Time(since) : Blank.Plain;

    /// <summary>When it worked again, which may be before the fault itself was gone.</summary>
    public string Ended => Incident.Milestone(Phase.Recovered) is { IsGiven: true, Value: { } recovered } && !Standings.HasBegunAgain(Incident, recovered) ? Time(recovered) : Since;

    /// <summary>"Recovered since 10:10".</summary>
    public string State => Standing switch
    {
        Standing.Examined => Say("notice.state.examined"),
        Standing.Identified => Say("notice.state.identified", ("time", Since)),
        Standing.Contained => Say("notice.state.contained", ("time", Since)),
        Standing.Recovered => Say("notice.state.recovered", ("time", Since)),
        Standing.Resolved => Say("notice.state.resolved", ("time", Since)),
        _ => Say("notice.state.over"),
    };

    public string Lasted => HarmWindows.Total(Incident) is { } harm ? DurationText.Of(harm, Language) : IsOver ? Blank.Plain : Say("notice.not-over");

    /// <summary>What was hurt, in the author's sentence.</summary>
    public string Effect => Told(Incident.Impact.Summary, null);

    /// <summary>The cause that the report calls primary, else the first.</summary>
    public string? Cause =>
        (Incident.Causes.FirstOrDefault(cause => cause is { IsPrimary: true, Summary.Length: > 0 }) ?? Incident.Causes.FirstOrDefault(cause => cause.Summary.Length > 0)) is { } cause
            ? PlainWords.Of(cause.Summary)
            : null;

    public string? Trigger => Incident.Trigger?.Summary is { } summary ? PlainWords.Of(summary) : null;

    /// <summary>What was done against it, as the timeline tells it, the oldest first.</summary>
    public ImmutableArray<string> Done =>
    [
        .. Incident.Timeline.Entries
            .Where(entry => entry.Phase is Phase.Mitigated or Phase.Recovered or Phase.Resolved or Phase.RolledBack or Phase.Decision or Phase.Escalated or Phase.Verified)
            .TakeLast(MostSteps)
            .Select(Line),
    ];

    /// <summary>What was told since the last update; the update itself where nothing was.</summary>
    public ImmutableArray<string> News
    {
        get
        {
            var entries = Incident.Timeline.Entries;
            var last = entries.Index().Where(pair => IsUpdate(pair.Item)).Select(pair => (int?)pair.Index).LastOrDefault();
            var from = last is { } place ? Math.Min(place + 1, entries.Length - 1) : 0;
            return [.. entries.Skip(from).TakeLast(MostSteps).Select(Line)];
        }
    }

    /// <summary>Promises that are not kept yet, the late ones first, then by their day.</summary>
    public ImmutableArray<string> Next =>
    [
        .. Incident.Actions.Where(action => action.IsOpen)
            .OrderBy(action => action.Due.IsGiven ? action.Due.Value!.Last : LocalDate.MaxIsoValue)
            .Take(MostSteps)
            .Select(Promise),
    ];

    /// <summary>How often people are to hear, by the deadline of the level; null where none is set.</summary>
    public Duration? Pace =>
        Deadlines.Of(Incident, request.Options).Where(reading => reading.Deadline.Repeats && reading.Limit.Kind is LimitKind.Duration).Select(reading => (Duration?)reading.Limit.Duration).FirstOrDefault();

    public Moment? LastUpdate => Incident.Timeline.Entries.LastOrDefault(entry => IsUpdate(entry) && entry.At is not null)?.At;

    public int Updates => Incident.Timeline.Entries.Count(IsUpdate);

    /// <summary>"2026-03-14", as far as it is known.</summary>
    public string Today => LocalDatePattern.Iso.Format(request.Today);

    public bool IsLate(CorrectiveAction action) => action.IsOverdue(request.Today);

    public ImmutableArray<DeadlineReading> Missed => [.. Deadlines.Of(Incident, request.Options).Where(reading => reading.Verdict is Verdict.Missed)];

    /// <summary>Who held which role, by the names of the config.</summary>
    public ImmutableArray<NoticeFact> Roles =>
        [.. Incident.Roles.Select(holder => new NoticeFact(request.Options.Roles.FirstOrDefault(role => role.Id == holder.Role)?.Name.In(Language) ?? holder.Role, holder.Name))];

    /// <summary>The first paragraph of the summary, without its markup; null where none is written.</summary>
    public string? Summary =>
        Incident.Body.Find(SectionKind.Summary) is { HasProse: true, IsToBeWritten: false } section
        && PlainWords.Of(Incident.Body.Text[section.Start..section.End].Trim().ReplaceLineEndings("\n").Split("\n\n")[0]) is { Length: > 0 } text
            ? text
            : null;

    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => Sentences.Say(Language, key, values);

    /// <summary>What is given, "not known yet" where that was said, else a blank for a person to fill in.</summary>
    public string Told(Fact<string> fact, string? hint) => fact is { IsGiven: true, Value: { } value } ? PlainWords.Of(value) : Told(fact.Statement, hint);

    /// <summary>With its zone, without which a time means nothing to who reads it elsewhere.</summary>
    public string Time(Moment at) =>
        at.IsRelative || at.Exactness >= Exactness.Day
            ? MomentText.Of(at, Language)
            : $"{MomentText.Of(at, Language)} ({Incident.TimeZone ?? request.Options.TimeZone?.Id ?? "UTC" + (at.Offset == Offset.Zero ? "" : OffsetPattern.GeneralInvariant.Format(at.Offset))})";

    private string Told(Statement statement, string? hint) => statement switch
    {
        Statement.Unknown => Say("notice.unknown"),
        Statement.NotApplicable => Say("notice.none"),
        _ => hint is null ? Blank.Plain : Blank.For(hint),
    };

    private string Line(TimelineEntry entry) => entry.At is { } at ? $"{MomentText.TimeOfDay(at, Language)} {PlainWords.Of(entry.Text)}" : PlainWords.Of(entry.Text);

    private string Promise(CorrectiveAction action) => Say(
        IsLate(action) ? "notice.promise.late" : "notice.promise",
        ("title", PlainWords.Of(action.Title)),
        ("owner", action.Owner.IsGiven ? action.Owner.Value! : Blank.For(Say("notice.blank.who"))),
        ("due", action.Due.IsGiven ? action.Due.Value!.Written : Blank.For(Say("notice.blank.when"))));

    private static bool IsUpdate(TimelineEntry entry) => entry.Phase is Phase.Update or Phase.Informed or Phase.Communicated;
}
