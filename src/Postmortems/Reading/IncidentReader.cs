using System.Collections.Immutable;
using NodaTime;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>What could be made of a file, and everything that was wrong with it. Both can be there at once.</summary>
/// <param name="Incident">Null only when there is no id to hang the rest on.</param>
public sealed record ReadResult(SourceFile Source, Incident? Incident, Places Places, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The sentences of the body, for <see cref="Prose"/>.</summary>
    public ImmutableArray<ProsePart> Prose { get; init; } = [];
}

/// <summary>One file's text to an incident. Never throws, never opens a file.</summary>
public static class IncidentReader
{
    /// <summary>In UTF-16 units. A long postmortem has 50,000.</summary>
    public const int MaxLength = 300_000;

    /// <inheritdoc cref="Read(ImmutableArray{SourceFile}, LibraryOptions)"/>
    public static ReadResult Read(SourceFile source, LibraryOptions options) => Read([source], options)[0];

    /// <summary>
    /// Several files, step by step and not file by file: the code of one step stays near the processor while all of them take it.
    /// </summary>
    /// <returns>As many, in the same order.</returns>
    public static ImmutableArray<ReadResult> Read(ImmutableArray<SourceFile> sources, LibraryOptions options)
    {
        var opened = sources.Select(OpenedFile.Of).ToList();
        var bodies = opened.Select(file => file.Body()).ToList();
        return [.. opened.Zip(bodies, (file, body) => body is null ? Result(file.Source, null, file.Context, options.DefaultLanguage) : Interpret(file, body, options))];
    }

    private static ReadResult Interpret(OpenedFile file, BodyFacts body, LibraryOptions options)
    {
        var (source, context) = (file.Source, file.Context);
        var root = new Fields(context, file.Map ?? new MapNode(file.Head, []), "");
        var lang = root.Text("lang") ?? options.DefaultLanguage;
        var incident = ReadId(source, root) is { } id ? ReadIncident(root, body, options, new Incident { Id = id, Path = source.Path, Lang = lang }) : null;
        if (incident is not null)
            root.ReportUnknownKeys(KeysElsewhere.All);
        return Result(source, incident, context, lang) with { Prose = body.Prose };
    }

    /// <summary>The path of a link to a file in <see cref="Places"/>: no key can hold a slash.</summary>
    internal static string LinkPath(string target) => $"link/{target.Replace('.', '/')}";

    private static ReadResult Result(SourceFile source, Incident? incident, FieldContext context, string language)
    {
        var head = FrontMatter.Find(source.Text) is { } front ? front.Head : new TextSpan(0, Math.Min(source.Text.Length, source.Line(1).Length));
        return new ReadResult(source, incident, new Places(context.Placed, head) { MayBeMended = !context.Faults.HasAliases }, context.Faults.ToDiagnostics(source, language));
    }

    /// <summary>The <c>id</c> key; without one, the file's name in the shape of an id.</summary>
    private static IncidentId? ReadId(SourceFile source, Fields root)
    {
        var name = Path.GetFileNameWithoutExtension(source.Path);
        if (root.Scalar("id") is { } written)
        {
            if (IncidentId.TryParse(written.Value, out var id))
                return id;
            root.Faults.AddVariant(ReadingRules.MalformedId, "id", written.Span, ("value", written.Value), ("slug", Slug.Of(written.Value)));
        }

        if (IncidentId.TryParse(Slug.Of(name), out var fromName))
            return fromName;
        root.Faults.AddVariant(ReadingRules.MalformedId, "file", root.Map.Span, ("value", name));
        return null;
    }

    private static Incident ReadIncident(Fields root, BodyFacts body, LibraryOptions options, Incident start)
    {
        var times = new TimeResolver(root.Context, Zone(root, options));
        var written = WrittenTimeline(root, body);
        times.Start = FirstDated(root, times, written);
        var milestones = TimesReader.Read(root, times);
        var firstDate = milestones.GetValueOrDefault(Phase.Started).Value?.Date ?? milestones.GetValueOrDefault(Phase.Detected).Value?.Date;
        var head = ReadHead(root, body, options, start);
        var (actions, noneWhy) = Actions(root, body, head.IsBackfilled);
        return head with
        {
            Severity = SeverityReader.Read(root, "severity", options.Schemes),
            SeverityChanges = SeverityReader.Changes(root, times, options.Schemes),
            TimeZone = root.Text("timezone") ?? options.TimeZone?.Id,
            Times = milestones,
            Timeline = TimelineReader.Resolve(root.Context, times, written, firstDate),
            Detection = CauseReader.Detection(root, options.Taxonomy),
            Impact = CauseReader.Impact(root, times),
            Trigger = CauseReader.Trigger(root, options.Taxonomy),
            Causes = CauseReader.Causes(root, options.Taxonomy),
            MissedTests = CauseReader.MissedTests(root, options.Taxonomy),
            Actions = actions,
            NoActionsWhy = noneWhy,
            Lessons = Lessons(root, body),
            Body = body.Body,
        };
    }

    private static Incident ReadHead(Fields root, BodyFacts body, LibraryOptions options, Incident start) => ReadKind(root, start) with
    {
        FormerIds = root.Ids("former_ids"),
        TranslationOf = root.Id("translation_of"),
        Title = root.Text("title") ?? body.Title ?? "",
        Status = root.Choice<ReportStatus>("status") ?? ReportStatus.Draft,
        Assumed = PeopleReader.Assumed(root),
        Services = Services(root),
        Teams = root.Slugs("teams"),
        Tags = root.Slugs("tags"),
        Owner = root.Fact("owner"),
        Authors = root.Texts("authors"),
        Roles = PeopleReader.Roles(root, options.Roles),
        DeadlineNotes = PeopleReader.DeadlineNotes(root),
        DurationStated = root.Text("duration_stated"),
        Related = PeopleReader.Related(root),
        Metrics = root.Texts("metrics"),
        Links = PeopleReader.Links(root),
        Audience = AudienceOf(root, options),
        InternalKeys = ReportKeys.Read(root, "internal_keys"),
        Allow = PeopleReader.Allow(root),
    };

    // A word that is not understood withholds the report, whatever holds for those that say nothing.
    private static Audience AudienceOf(Fields root, LibraryOptions options) =>
        root.Choice<Audience>("audience") ?? (root.Has("audience") ? Audience.Internal : options.Audience);

    // An incident that says that it is backfilled is what the kind of that name means.
    private static Incident ReadKind(Fields root, Incident start)
    {
        var (kind, isBackfilled) = (root.Choice<ReportKind>("kind") ?? ReportKind.Incident, root.Answer("backfilled").Value);
        return start with { Kind = kind is ReportKind.Incident && isBackfilled ? ReportKind.Backfilled : kind, IsBackfilled = isBackfilled };
    }

    private static DateTimeZone? Zone(Fields root, LibraryOptions options)
    {
        if (root.Scalar("timezone") is not { } scalar || scalar.Value.Trim().Length == 0)
            return options.TimeZone;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(scalar.Value.Trim());
        if (zone is null)
            root.Faults.AddVariant(ReadingRules.UnknownValue, "zone", scalar.Span, ("value", scalar.Value.Trim()));
        return zone ?? options.TimeZone;
    }

    private static Fact<ImmutableArray<string>> Services(Fields root)
    {
        if (root.Map.Find("services")?.Value is ScalarNode scalar && Fields.Absence(scalar) is Statement.Unknown)
        {
            root.Node("services");
            return Fact<ImmutableArray<string>>.Unknown;
        }

        var services = root.Slugs("services");
        return services.IsEmpty ? default : Fact<ImmutableArray<string>>.Of(services);
    }

    /// <summary>"T" of "T+2d": the first dated line of the timeline, else what <c>times</c> says; null where no date is known.</summary>
    private static Moment? FirstDated(Fields root, TimeResolver times, ImmutableArray<WrittenEntry> written)
    {
        if (written.FirstOrDefault(line => line.Scan is TimeScan.Found && line.Time.Date is not null) is { } line)
            return times.Resolve(line.Time, null, line.TimeSpan);
        if (root.Map.Find("times")?.Value is not MapNode map)
            return null;
        foreach (var key in new[] { "introduced", "started", "detected" })
        {
            if (map.Find(key)?.Value is ScalarNode scalar && TimeScanner.Scan(scalar.Value.Trim(), out var time) is TimeScan.Found && time.Date is not null)
                return times.Resolve(time, null, scalar.Span);
        }

        return null;
    }

    private static ImmutableArray<WrittenEntry> WrittenTimeline(Fields root, BodyFacts body)
    {
        var written = TimelineReader.Written(root);
        if (!written.IsEmpty && !body.Timeline.IsEmpty)
            root.Faults.AddVariant(ReadingRules.WrittenTwice, "timeline", root.SpanOf("timeline"));
        var lines = written.IsEmpty ? body.Timeline : written;
        if (lines.Length <= Fields.MaxItems)
            return lines;
        root.Faults.AddVariant(ReadingRules.TooLarge, "list", lines[Fields.MaxItems].Span, ("key", "timeline"), ("max", Fields.MaxItems.ToString("N0")));
        return lines[..Fields.MaxItems];
    }

    private static (ImmutableArray<CorrectiveAction> Actions, string? NoneWhy) Actions(Fields root, BodyFacts body, bool isBackfilled)
    {
        // A checked list without a word on its state is open; what an old source does not tell, nobody knows.
        var silent = isBackfilled ? ActionStatus.Unknown : ActionStatus.Open;
        var written = ActionReader.Read(root, silent);
        if (body.Actions.IsEmpty)
            return written;
        if (!written.Actions.IsEmpty)
        {
            root.Faults.AddVariant(ReadingRules.WrittenTwice, "actions", root.SpanOf("actions"));
            return written;
        }

        var actions = ImmutableArray.CreateBuilder<CorrectiveAction>();
        foreach (var (i, map) in body.Actions.Index())
        {
            root.Context.Place("actions", i, "", map.Span);
            if (ActionReader.Action(new Fields(root.Context, map, $"actions[{i}]"), i, silent) is { } action)
                actions.Add(action);
        }

        return (actions.ToImmutable(), written.NoneWhy);
    }

    private static Lessons Lessons(Fields root, BodyFacts body)
    {
        if (root.Child("lessons") is not { } fields)
            return body.Lessons;
        var lessons = new Lessons
        {
            WentWell = [.. fields.Texts("went_well"), .. body.Lessons.WentWell],
            WentBadly = [.. fields.Texts("went_badly"), .. body.Lessons.WentBadly],
            Lucky = [.. fields.Texts("lucky"), .. body.Lessons.Lucky],
            Surprised = [.. fields.Texts("surprised"), .. body.Lessons.Surprised],
        };
        fields.ReportUnknownKeys();
        return lessons;
    }
}
