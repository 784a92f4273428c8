using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;
using Postmortems.Reading;

namespace Postmortems.Editions;

/// <summary>Whether it is beyond doubt what a report says of its audience.</summary>
internal static class Fitness
{
    /// <summary>Its front matter cannot be read to the end, says a key twice, or has a word that may be meant to withhold and is misspelt.</summary>
    public static bool IsDoubtful(ReadResult report) =>
        report.Diagnostics.Any(finding =>
            finding.Rule == ReadingRules.YamlSyntax || finding.Rule == ReadingRules.DuplicateKey || finding.Rule == ReadingRules.TooDeep
            || (finding.Rule == ReadingRules.UnknownKey && Nearest.To(report.Source.Slice(finding.Span), ["audience", "internal_keys"]) is not null))
        || HasLostKey(report.Incident, report.Places);

    private static bool HasLostKey(Incident? incident, Places places) =>
        incident is not null && (places.Has($"internal_keys[{incident.InternalKeys.Length}]") || (incident.InternalKeys.IsEmpty && places.Has("internal_keys") && !places.Has("internal_keys[0]")));
}
