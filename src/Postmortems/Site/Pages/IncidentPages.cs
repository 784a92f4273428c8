using System.Collections.Immutable;
using Postmortems.Analysis;
using Postmortems.Incidents;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Pages;

/// <summary>Makes the page of each report.</summary>
internal static class IncidentPages
{
    public static IEnumerable<IncidentPage> From(SiteMap map)
    {
        var copies = AttachmentPlan.Copies(map.Library);
        var byId = map.Library.Incidents.ToDictionary(incident => incident.Id);
        foreach (var former in map.Library.Incidents.SelectMany(incident => incident.FormerIds.Select(id => (id, incident))))
            byId.TryAdd(former.id, former.incident);
        return map.Library.Incidents.Select(incident => Page(incident, map, copies, byId));
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
            Causes = [.. incident.Causes.Select(cause => new CauseRow(cause, terms.Of(cause.Kind, taxonomy.Cause), AddressedBy(incident, cause.Id)) { Repairs = cause.Kind.Value is { } kind ? map.Playbook.OfCause(kind) : null })],
            MissedTests =
            [
                .. (incident.MissedTests.IsGiven ? incident.MissedTests.Value : []).Select(test => new MissedTestRow(
                    test,
                    terms.Of(test.Gate, taxonomy.Gate),
                    terms.Of(test.Reason, taxonomy.Reason),
                    AddressedBy(incident, test.Id))),
            ],
            Actions = [.. incident.Actions.Select(action => IncidentRows.Row(action, row, map))],
            Related = [.. incident.Related.Select(related => new RelatedRow(related, byId.TryGetValue(related.Id, out var other) ? IncidentRows.Row(other, map) : null))],
            ToldIn = [.. ToldIn(incident, byId).Select(other => IncidentRows.Row(other, map))],
            Teams = [.. incident.Teams.Select(team => terms.Of(Fact<string>.Of(team), map.Library.Options.Teams).Name)],
            Roles = [.. incident.Roles.Select(holder => (terms.Of(Fact<string>.Of(holder.Role), map.Library.Options.Roles).Name, holder.Name))],
            Links = AttachmentPlan.Links(incident, map, copies),
            SeverityRule = map.Playbook.Of(incident.Severity.Value?.Level),
            PhaseRules = PhaseRules(incident, map),
            EditUrl = map.Library.Options.Repository?.Replace("{path}", string.Join('/', incident.Path.Split('/').Select(Uri.EscapeDataString)), StringComparison.Ordinal),
        };
    }

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

    private static IEnumerable<Incident> ToldIn(Incident incident, Dictionary<IncidentId, Incident> byId)
    {
        var original = incident.TranslationOf is { } id && byId.TryGetValue(id, out var found) ? found : incident;
        return byId.Values
            .Where(other => other.Id == original.Id || (other.TranslationOf is { } of && of == original.Id))
            .Where(other => other.Id != incident.Id)
            .Distinct()
            .OrderBy(other => other.Lang, StringComparer.Ordinal);
    }
}
