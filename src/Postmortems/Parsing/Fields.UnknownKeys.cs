using Postmortems.Language;

namespace Postmortems.Parsing;

/// <summary>The keys that nobody asked for.</summary>
internal sealed partial class Fields
{
    /// <summary>To be called when everything has been asked for: the keys that nobody asked for are faults.</summary>
    /// <remarks>A misspelt key can be mended where the right one is not there yet, and no second slip claims it.</remarks>
    /// <param name="elsewhere">Keys that are written here by mistake, each with what to write instead; empty: there is no use for it.</param>
    public void ReportUnknownKeys(IReadOnlyDictionary<string, string>? elsewhere = null)
    {
        var unknown = Map.Entries.Where(entry => !_asked.Contains(entry.Key.Value)).ToList();
        var sure = unknown.Select(entry => Nearest.Sure(entry.Key.Value, _asked.Select(key => (key, key)))).ToList();
        var claims = sure.OfType<string>().CountBy(key => key).ToDictionary();
        foreach (var (entry, meant) in unknown.Zip(sure))
        {
            if (elsewhere?.TryGetValue(entry.Key.Value, out var instead) is true)
            {
                Faults.AddVariant(ReadingRules.UnknownKey, instead!.Length == 0 ? "useless" : "elsewhere", entry.Key.Span, ("key", entry.Key.Value), ("instead", instead));
                continue;
            }

            // What was meant is there, under another name: that it is missing too would be said of one slip twice.
            if (meant is not null && Map.Find(meant) is null)
                context.Place($"unread.{PathOf(meant)}", entry.Key.Span);
            var nearest = Nearest.To(entry.Key.Value, _asked);
            Faults.AddMendable(
                ReadingRules.UnknownKey,
                nearest is null ? "none" : "near",
                entry.Key.Span,
                meant is not null and not "audience" && claims[meant] == 1 && Map.Find(meant) is null ? new Rewrite(entry.Key.Value, meant) : null,
                ("key", entry.Key.Value),
                ("nearest", nearest ?? ""),
                ("known", string.Join(", ", _asked.Distinct().Order(StringComparer.Ordinal))));
        }
    }
}
