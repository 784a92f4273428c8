using Postmortems.Analysis.Reviews;

namespace Postmortems.Site.Data;

/// <summary>A record a clock of a report, where the clock shows anything: the same times that reviews take their medians of.</summary>
internal static class DurationsTable
{
    public static Table Of(Library library)
    {
        var now = DurationFigure.NowOf(library.ReviewInput);
        return new Table(
            "durations",
            ["incident", "clock", Column.Number("seconds"), Column.Truth("at_least")],
            [
                .. from incident in library.Incidents
                   let filed = FiledIncident.Of(incident, library.Options)
                   from clock in DurationFigure.Clocks
                   from dot in DurationSample.Read(clock, [filed], now).Dots
                   select Tables.Row(incident.Id.Value, clock.Id, (long)dot.Seconds, dot.IsAtLeast),
            ]);
    }
}
