using System.Collections.Immutable;
using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Site.Subjects;

namespace Postmortems.Site.Pages;

/// <summary>Makes the page of each report.</summary>
internal static class IncidentPages
{
    /// <summary>Commits beyond these are counted.</summary>
    private const int MostHistory = 12;

    public static IEnumerable<Page> From(SiteMap map)
    {
        var copies = AttachmentPlan.Copies(map.Library);
        var byId = map.Library.Incidents.ToDictionary(incident => incident.Id);
        foreach (var former in map.Library.Incidents.SelectMany(incident => incident.FormerIds.Select(id => (id, incident))))
            byId.TryAdd(former.id, former.incident);
        var around = new Surroundings(map, byId);
        return map.Library.Incidents.SelectMany(incident => TimelinePages.Of(around.Complete(Page(incident, map, copies, byId)), map));
    }

    private static IncidentPage Page(
        Incident incident,
        SiteMap map,
        ImmutableSortedDictionary<string, PagePath> copies,
        Dictionary<IncidentId, Incident> byId)
    {
        var row = IncidentRows.Row(incident, map);
        var taxonomy = map.Library.Options.Taxonomy;
        var terms = new TermNames(map.Language);
        return new IncidentPage(row.Path, row.Title, map.Frame($"incidents/{incident.Id}.html"), incident, row)
        {
            DetectedBy = terms.Of(incident.Detection?.Source ?? default, taxonomy.Detection),
            TriggerKind = terms.Of(incident.Trigger?.Kind ?? default, taxonomy.Trigger),
            PhaseBar = PhaseStretches.Bar(incident, map.Language),
            Clocks = [.. Clocks.All.Select(clock => Clocks.Read(incident, clock)).Where(reading => IsWorthShowing(reading, incident))],
            Deadlines = DeadlineRows.Of(incident, map),
            Timeline = TimelineRows.Of(incident),
            Metrics = MetricCharts.Of(incident, map),
            Causes = [.. incident.Causes.Select(cause => new CauseRow(cause, terms.Of(cause.Kind, taxonomy.Cause), AddressedBy(incident, cause.Id)) { Repairs = cause.Kind.Value is { } kind ? map.Playbook.OfCause(kind) : null, Page = cause.Kind.Value is { } page ? map.Subject(SubjectKind.Cause, page).Path : null })],
            MissedTests =
            [
                .. (incident.MissedTests.IsGiven ? incident.MissedTests.Value : []).Select(test => new MissedTestRow(
                    test,
                    terms.Of(test.Gate, taxonomy.Gate),
                    terms.Of(test.Reason, taxonomy.Reason),
                    AddressedBy(incident, test.Id))),
            ],
            Actions = [.. incident.Actions.Select(action => IncidentRows.Row(action, row, map))],
            Tags = [.. SubjectIndex.KeysOf(SubjectKind.Tag, incident).Select(tag => map.Subject(SubjectKind.Tag, tag))],
            Roles = [.. incident.Roles.Select(holder => (terms.Of(Fact<string>.Of(holder.Role), map.Library.Options.Roles).Name, holder.Name))],
            Links = AttachmentPlan.Links(incident, map, copies),
            Linked = AttachmentPlan.Linked(incident, map),
            Near = new([]),
            Suggested = new(() => SuggestionRows.Of(incident, map)),
            Hypotheses = new(() => HypothesisRows.Of(incident, map)),
            Messages = new(() => NoticeRows.Of(incident, map)),
            Findings = incident.Status is ReportStatus.Draft ? Findings(incident, map) : null,
            SeverityRule = map.Playbook.Of(incident.Severity.Value?.Level),
            PhaseRules = PhaseRules(incident, map),
            EditUrl = map.Library.Options.Repository?.Replace("{path}", string.Join('/', incident.Path.Split('/').Select(Uri.EscapeDataString)), StringComparison.Ordinal),
        };
    }

    private static FileFindings Findings(Incident incident, SiteMap map) =>
        new(incident.Path, Sentences.For(incident.Lang), [.. (map.Library.Findings ?? []).Where(finding => finding.Source.Path == incident.Path).InOrder().Select(FindingLine.Of)]);

    private static ImmutableDictionary<Phase, Place> PhaseRules(Incident incident, SiteMap map)
    {
        var rules = ImmutableDictionary.CreateBuilder<Phase, Place>();
        foreach (var phase in incident.Timeline.Entries.Select(entry => entry.Phase).OfType<Phase>())
        {
            if (map.Playbook.Of(phase) is { } place)
                rules[phase] = place;
        }

        return rules.ToImmutable();
    }

    // The elapsed clock says nothing new unless a relapse, or an end by mitigation, sets it apart from the harm.
    private static bool IsWorthShowing(ClockReading reading, Incident incident) =>
        reading.Id != Clocks.Elapsed.Id || (reading.Elapsed is { } elapsed && HarmWindows.Total(incident)?.Nominal != elapsed.Nominal);

    private static ImmutableArray<string> AddressedBy(Incident incident, string id) =>
        [.. incident.Actions.Where(action => action.Addresses.Contains(id)).Select(action => action.Id)];

    /// <summary>What a page shows of other reports, and of its own past.</summary>
    private sealed class Surroundings(SiteMap map, Dictionary<IncidentId, Incident> byId)
    {
        private readonly SeenBefore _before = new(map, byId);
        private readonly ILookup<IncidentId, Incident> _translations = map.Library.Incidents.Where(incident => incident.TranslationOf is not null).ToLookup(incident => incident.TranslationOf!.Value);

        private readonly ImmutableArray<Incident> _inTime = [.. InTime(map)];
        private readonly Dictionary<IncidentId, int> _places = InTime(map).Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index);

        public IncidentPage Complete(IncidentPage page)
        {
            var incident = page.Incident;
            var place = _places.TryGetValue(incident.TranslationOf ?? incident.Id, out var found) ? found : -1;
            var history = map.Library.History.GetValueOrDefault(incident.Path, []);
            return page with
            {
                ToldIn = [.. ToldIn(incident).Select(other => IncidentRows.Row(other, map))],
                Related = _before.Named(incident),
                Near = new(() => _before.Near(incident)),
                Pattern = map.Patterns.NoteOn(incident),
                Earlier = place >= 0 && place + 1 < _inTime.Length ? IncidentRows.Row(_inTime[place + 1], map) : null,
                Later = place > 0 ? IncidentRows.Row(_inTime[place - 1], map) : null,
                History = [.. history.Take(MostHistory)],
                MoreHistory = Math.Max(0, history.Length - MostHistory),
            };
        }

        private IEnumerable<Incident> ToldIn(Incident incident)
        {
            var original = incident.TranslationOf is { } id && byId.TryGetValue(id, out var found) ? found : incident;
            return _translations[original.Id]
                .Prepend(original)
                .Where(other => other.Id != incident.Id)
                .DistinctBy(other => other.Id)
                .OrderBy(other => other.Lang, StringComparer.Ordinal);
        }

        // A translation is the same incident, and no step in time; without a date there is no before.
        private static IEnumerable<Incident> InTime(SiteMap map) =>
            map.Library.Incidents.Where(incident => incident is { TranslationOf: null, Began.IsRelative: false });
    }
}
