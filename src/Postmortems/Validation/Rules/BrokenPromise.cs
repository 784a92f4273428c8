using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A cause that an earlier report had done away with, and that is back.</summary>
internal sealed class BrokenPromise : ILibraryRule
{
    public RuleInfo Info { get; } = new("PM0807", "broken-promise", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(ImmutableArray<LibraryEntry> library)
    {
        var kept = library.Where(Counts).SelectMany(Kept).ToList();
        var byReport = kept.ToLookup(promise => promise.Report.Id);
        var byCause = kept.SelectMany(promise => KeysOf(promise.Report, promise.Cause), (promise, key) => (key, promise)).ToLookup(pair => pair.key, pair => pair.promise);
        return
            from entry in library
            where Counts(entry) && !entry.IsBackfilled
            from broken in Named(entry, byReport).Concat(Alike(entry, byCause)).DistinctBy(pair => (pair.Promise.Report.Id, pair.Promise.Action.Id))
            where IsBroken(broken.Promise, entry)
            select entry.Find(
                Info,
                broken.Place,
                ("cause", broken.Promise.Cause.Id),
                ("title", broken.Promise.Action.Title),
                ("other", broken.Promise.Report.Id.Value));
    }

    private static bool Counts(LibraryEntry entry) => entry.TranslationOf is null && entry.Kind is not ReportKind.Drill;

    private static IEnumerable<Promise> Kept(LibraryEntry entry) =>
        from action in entry.Done
        where action.Kind is null or ActionKind.Prevent or ActionKind.Repair
        from cause in entry.Causes
        where action.Addresses.Contains(cause.Id)
        select new Promise(entry, cause, action);

    /// <summary>The author says that the cause is the same. Of several causes only one of a kind that is met again can be meant.</summary>
    private static IEnumerable<(string Place, Promise Promise)> Named(LibraryEntry entry, ILookup<IncidentId, Promise> kept) =>
        from related in entry.Related.Index()
        where related.Item.Same is Likeness.Cause
        from promise in kept[related.Item.Id]
        where promise.Report.Causes.Length == 1 || entry.Causes.Any(cause => cause.Kind.IsGiven && promise.Cause.Kind.IsGiven && cause.Kind.Value == promise.Cause.Kind.Value)
        select ($"related[{related.Index}]", promise);

    /// <summary>The same word for a cause of the same kind, in the same service.</summary>
    private static IEnumerable<(string Place, Promise Promise)> Alike(LibraryEntry entry, ILookup<string, Promise> kept) =>
        from cause in entry.Causes.Index()
        from key in KeysOf(entry, cause.Item)
        from promise in kept[key]
        where promise.Report.Id != entry.Id
        select ($"causes[{cause.Index}]", promise);

    // Ids such as "c1" are places, and no words.
    private static IEnumerable<string> KeysOf(LibraryEntry entry, Cause cause) =>
        cause.Kind.IsGiven && cause.Id.Length > 2
            ? entry.Services.Select(service => $"{service} {cause.Kind.Value} {cause.Id}")
            : [];

    /// <summary>Kept before the later incident began, and nobody has yet said why that was not enough.</summary>
    private static bool IsBroken(Promise promise, LibraryEntry later) =>
        promise.Report.Began?.Date is { } then && later.Began?.Date is { } now && then < now
        && !(promise.Action.Done.IsGiven && promise.Action.Done.Value >= now)
        && !later.Related.Any(related => related.Id == promise.Report.Id && (related.Same is Likeness.Different || related.Why is not null));

    private sealed record Promise(LibraryEntry Report, Cause Cause, CorrectiveAction Action);
}
