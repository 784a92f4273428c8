using Postmortems.Analysis;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Site.PlaybookBlocks;

/// <summary>Fragments of the places that reports lead to.</summary>
internal static class PlaybookAnchors
{
    public static string Of(SeverityLevel level) => $"level-{Slug.Of(level.Scheme)}-{Slug.Of(level.Id)}";

    public static string Of(Deadline deadline) =>
        $"deadline-{Slug.Of(deadline.Scheme ?? "every report")}-{Slug.Of(Deadlines.NameOf(deadline))}{(deadline.Repeats ? $"-{Vocabulary.Identifier(Phase.Update)}" : "")}";

    public static string OfCause(string kind) => $"repair-{Slug.Of(kind)}";
}
