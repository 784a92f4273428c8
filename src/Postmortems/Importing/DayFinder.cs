using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Importing;

/// <summary>The day that a report is about, from whatever tells it; later sources are weaker.</summary>
internal static class DayFinder
{
    /// <summary>The weakest source of all.</summary>
    public const string FromText = "the first date in the text";

    /// <summary>Times that are labelled, in our writing: "2021-05-10 09:15". What cannot be read is left where it stands.</summary>
    public static void ReadMilestones(FactSheet facts, FactSheet result)
    {
        foreach (var phase in Phases.Milestones.Select(Vocabulary.Identifier))
        {
            if (facts.Find(phase) is not { } said || ForeignTimeReader.Read(said.Value, null) is not { Date: { } date } time)
                continue;
            result.Add(said with { Value = time.Text(date, time.Offset ?? OffsetIn(time, date)) });
        }
    }

    /// <summary>Where the harm's day is known otherwise than by a labelled time; its value is a day or a month.</summary>
    /// <param name="heading">A date in the title.</param>
    public static ForeignFact? Day(FactSheet facts, ForeignTime? heading, ImportSource source, string body)
    {
        var inName = ReportTitle.DateIn(source.Stem);
        // "2012-06-08" above a file of 2023-06-08 is a slip of the year.
        if (heading?.Date is { } slipped && inName is { } filed && slipped != filed && (slipped.Month, slipped.Day) == (filed.Month, filed.Day))
            return new ForeignFact("started", Iso(filed), "the file's name", IsGuess: true);
        if (heading is { Date: { } titled })
            return new ForeignFact("started", heading.Text(titled, heading.Offset ?? OffsetIn(heading, titled)), "the heading");
        if (Labelled(facts, "date", inName) is { } dated)
            return dated;
        if (inName is { } named)
            return new ForeignFact("started", Iso(named), "the file's name", IsGuess: true);
        if (FolderDay(source.Path) is { } folder)
            return folder;
        if (ReportTitle.MonthIn(source.Stem) is { } filedUnder)
            return new ForeignFact("started", filedUnder, "the file's name", IsGuess: true);
        if (Labelled(facts, "posted", inName) is { } posted)
            return posted with { IsGuess = true };
        return DatesInText.In(body.Length > 20_000 ? body[..20_000] : body).Select(found => (LocalDate?)found.Date).FirstOrDefault() is { } told
            ? new ForeignFact("started", Iso(told), FromText, IsGuess: true)
            : null;
    }

    private static ForeignFact? Labelled(FactSheet facts, string field, LocalDate? near) =>
        facts.Find(field) is { } said && ForeignTimeReader.Read(said.Value, near) is { Date: { } date, IsYearGuessed: false } time
            // A post's hour is when it was published.
            ? new ForeignFact("started", said.From.StartsWith(ForeignFrontMatter.Origin, StringComparison.Ordinal) ? Iso(date) : time.Text(date, time.Offset ?? OffsetIn(time, date)), said.From, said.IsGuess)
            : null;

    private static ForeignFact? FolderDay(string path)
    {
        foreach (var folder in path.Split('/')[..^1].Reverse())
        {
            if (ReportTitle.DateIn(folder) is { } day)
                return new ForeignFact("started", Iso(day), "the folder's name", IsGuess: true);
            if (ReportTitle.MonthIn(folder) is { } month)
                return new ForeignFact("started", month, "the folder's name", IsGuess: true);
        }

        return null;
    }

    private static Offset? OffsetIn(ForeignTime time, LocalDate date) =>
        time is { Zone: { } zone, Clock: { } clock } ? DateTimeZoneProviders.Tzdb[zone].AtLeniently(date + clock).Offset : null;

    private static string Iso(LocalDate date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
