using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A cause that an earlier report had done away with, and that is back.</summary>
internal sealed class BrokenPromise : ILibraryRule
{
    public RuleInfo Info { get; } = new("PM0807", "broken-promise", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(ImmutableArray<RuleContext> library)
    {
        var kept = library.Where(context => Counts(context.Incident)).SelectMany(Kept).ToList();
        var byReport = kept.ToLookup(promise => promise.Incident.Id);
        var byCause = kept.SelectMany(promise => KeysOf(promise.Incident, promise.Cause), (promise, key) => (key, promise)).ToLookup(pair => pair.key, pair => pair.promise);
        return
            from context in library
            where Counts(context.Incident) && !Demands.IsBackfilled(context.Incident)
            from broken in Named(context.Incident, byReport).Concat(Alike(context.Incident, byCause)).DistinctBy(pair => (pair.Promise.Incident.Id, pair.Promise.Action.Id))
            where IsBroken(broken.Promise, context.Incident)
            select context.Find(
                Info,
                broken.Place,
                ("cause", broken.Promise.Cause.Id),
                ("title", broken.Promise.Action.Title),
                ("other", broken.Promise.Incident.Id.Value));
    }

    private static bool Counts(Incident incident) => incident.TranslationOf is null && incident.Kind is not ReportKind.Drill;

    private static IEnumerable<Promise> Kept(RuleContext context) =>
        from action in context.Incident.Actions
        where action.Status is ActionStatus.Done && action.Kind is null or ActionKind.Prevent or ActionKind.Repair
        from cause in context.Incident.Causes
        where action.Addresses.Contains(cause.Id)
        select new Promise(context.Incident, cause, action);

    /// <summary>The author says that the cause is the same. Of several causes only one of a kind that is met again can be meant.</summary>
    private static IEnumerable<(string Place, Promise Promise)> Named(Incident incident, ILookup<IncidentId, Promise> kept) =>
        from related in incident.Related.Index()
        where related.Item.Same is Likeness.Cause
        from promise in kept[related.Item.Id]
        where promise.Incident.Causes.Length == 1 || incident.Causes.Any(cause => cause.Kind.IsGiven && promise.Cause.Kind.IsGiven && cause.Kind.Value == promise.Cause.Kind.Value)
        select ($"related[{related.Index}]", promise);

    /// <summary>The same word for a cause of the same kind, in the same service.</summary>
    private static IEnumerable<(string Place, Promise Promise)> Alike(Incident incident, ILookup<string, Promise> kept) =>
        from cause in incident.Causes.Index()
        from key in KeysOf(incident, cause.Item)
        from promise in kept[key]
        where promise.Incident.Id != incident.Id
        select ($"causes[{cause.Index}]", promise);

    // Ids such as "c1" are places, and no words.
    private static IEnumerable<string> KeysOf(Incident incident, Cause cause) =>
        cause.Kind.IsGiven && incident.Services.IsGiven && cause.Id.Length > 2
            ? incident.Services.Value.Select(service => $"{service} {cause.Kind.Value} {cause.Id}")
            : [];

    /// <summary>Kept before the later incident began, and nobody has yet said why that was not enough.</summary>
    private static bool IsBroken(Promise promise, Incident later) =>
        promise.Incident.Began?.Date is { } then && later.Began?.Date is { } now && then < now
        && !(promise.Action.Done.IsGiven && promise.Action.Done.Value >= now)
        && !later.Related.Any(related => related.Id == promise.Incident.Id && (related.Same is Likeness.Different || related.Why is not null));

    private sealed record Promise(Incident Incident, Cause Cause, CorrectiveAction Action);
}
