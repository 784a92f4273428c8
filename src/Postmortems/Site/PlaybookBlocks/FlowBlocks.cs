using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Playbooks;

namespace Postmortems.Site.PlaybookBlocks;

/// <summary>Puts the clocks of the config into a flow, and lays it out.</summary>
internal static class FlowBlocks
{
    public static FlowChart Chart(Flow flow, SiteMap map)
    {
        var words = flow.Steps.Select(step => new FlowWords(step, Clock(flow, step, map), More(step, map)));
        return FlowLayout.Of(flow, [.. words], answer => answer switch
        {
            FlowAnswer.Yes => Sentences.Say(map.Language, "flow.yes"),
            FlowAnswer.No => Sentences.Say(map.Language, "flow.no"),
            _ => "",
        });
    }

    private static PagePath? More(FlowStep step, SiteMap map) =>
        map.Playbook.Chapters.Any(chapter => chapter.Id == step.Chapter) ? map.Chapter(step.Chapter!) : null;

    /// <summary>The limits of the flow's levels: one where all agree, else level by level.</summary>
    private static string Clock(Flow flow, FlowStep step, SiteMap map)
    {
        if (step.Clock is not { } milestone || map.Library.Options.Deadlines.FirstOrDefault(deadline => Fits(deadline, flow, milestone)) is not { } found)
            return "";
        var levels = Levels(flow, map.Library.Options);
        var limits = levels
            .Select(level => (Level: level?.Id ?? "", Limit: found.LimitFor(level) is { } limit ? DeadlineRows.LimitText(found, limit, map.Language) : null))
            .Where(pair => pair.Limit is not null)
            .GroupBy(pair => pair.Limit)
            .ToList();
        if (limits.Count == 0)
            return "";
        var isForAll = limits is [var only] && only.Count() == levels.Length;
        var said = isForAll
            ? limits[0].Key!
            : string.Join(Sentences.Say(map.Language, "list.semicolon"), limits.Select(group => $"{string.Join('/', group.Select(pair => pair.Level))}\u00a0{group.Key!.Replace(' ', '\u00a0')}"));
        return Sentences.Say(map.Language, "flow.clock", ("limit", said), ("from", Vocabulary.Name(found.From, map.Language)));
    }

    private static bool Fits(Deadline deadline, Flow flow, Phase milestone) =>
        deadline.To == milestone && !deadline.Repeats && deadline.Scheme == flow.Scheme;

    private static ImmutableArray<SeverityLevel?> Levels(Flow flow, LibraryOptions options) =>
        options.Schemes.FirstOrDefault(scheme => scheme.Id == flow.Scheme) is { } known
            ? [.. known.Levels.Where(level => flow.Levels.IsEmpty || flow.Levels.Contains(level.Id))]
            : [null];
}
