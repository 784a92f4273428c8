using System.Collections.Immutable;
using System.Globalization;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.Charts;

namespace Postmortems.Site;

/// <summary>How much of what every figure rests on the reports tell.</summary>
internal static class CoverageBars
{
    private static readonly Phase[] Asked = [Phase.Detected, Phase.Started, Phase.Recovered];

    /// <summary>Null where there is no report.</summary>
    public static BarChart? Of(ImmutableArray<Incident> incidents, string language)
    {
        if (incidents.IsEmpty)
            return null;
        var promises = incidents.SelectMany(incident => incident.Actions).Where(action => action.IsCommitment).ToList();
        var bars = Asked
            .Select(phase => Bar(language, Sentences.Say(language, "coverage.known", ("milestone", Vocabulary.Name(phase, language))), incidents.Count(incident => incident.Milestone(phase).IsGiven), incidents.Length))
            .Append(Bar(language, Sentences.Say(language, "coverage.causes"), incidents.Count(incident => incident.Causes.Any(cause => cause.Kind.IsGiven)), incidents.Length))
            .Append(Bar(language, Sentences.Say(language, "coverage.owners"), promises.Count(action => action.Owner.IsGiven || action.Team is not null), promises.Count));
        return BarChart.Of(
            new ChartWords(
                Sentences.Say(language, "coverage.title"),
                Sentences.Say(language, "coverage.description", ("n", Grouped.Of(incidents.Length))),
                language,
                [Sentences.Say(language, "coverage.question"), Sentences.Say(language, "coverage.share")]),
            [.. bars.Where(bar => bar is not null).Select(bar => bar!)],
            whole: 1);
    }

    private static Bar? Bar(string language, string name, int count, int of) => of == 0
        ? null
        : new Bar(name, (double)count / of, Said(language, count, of));

    /// <summary>Cut to the whole percent: all of them are what "100 %" means.</summary>
    private static string Said(string language, int count, int of) =>
        Sentences.Say(language, "share.percent", ("n", (count * 100 / of).ToString(CultureInfo.InvariantCulture)))
        + Sentences.Say(language, "figures.note", ("note", $"{Grouped.Of(count)}/{Grouped.Of(of)}"));
}
