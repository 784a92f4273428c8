using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <summary>A report of another tool, taken apart: facts by our names, and Markdown.</summary>
internal sealed record ForeignReport(ImportSource Source, FactSheet Said, string Body)
{
    /// <summary>What found no place, or was written in another way: kept as comments.</summary>
    public ImmutableArray<string> Left { get; init; } = [];

    /// <summary>What tells it from the others of its source; null where a file holds one.</summary>
    public string? Name { get; init; }

    /// <summary>The name is a place in the source, and says nothing of the report.</summary>
    public bool HasNumberForName { get; init; }

    /// <summary>Where one source holds several.</summary>
    public string Label => Name is null ? Source.Path : $"{Source.Path} ({Name})";
}

/// <summary>Facts and Markdown of a foreign report to a report of ours.</summary>
internal static class ReportComposer
{
    public static ImportedReport Compose(ForeignReport foreign, ImportTerms terms)
    {
        var (source, said) = (foreign.Source, foreign.Said);
        var (text, heading) = HeadingLevels.Settle(HeadlessTables.Mend(MarkSigns.Escape(foreign.Body)));
        text = RunInHeadings.Raise(text);
        var sheet = new MarkdownEdit(text);
        LabelledFacts.Collect(sheet, said, terms);
        var facts = new FactSheet();
        var titled = Title(said, heading, source, facts);
        DayFinder.ReadMilestones(said, facts);
        var day = DayFinder.Day(said, titled, source, text);
        var folding = new FactBlocks(sheet, said, facts, terms);
        text = folding.Fold(day);
        var clock = new TimelineClock(DateOf(facts.Value("started") ?? facts.Value("detected") ?? day?.Value), terms.TimeZone ?? ZoneIn(said, text));
        var counts = Rewrite(ref text, clock);
        Settle(said, facts, clock, day, terms);
        var body = new MarkdownEdit(text);
        var language = terms.Language ?? Letters.LanguageOf(text);
        text = Summaries.Ensure(body, said, language);
        var hasImpact = body.Sections().Any(section => section.Kind is SectionKind.Impact && section.Blocks.Length > 0);
        var (yaml, notes) = FrontMatterWriter.Write(facts, new ImportBody(language, hasImpact, HasEnd(text)), terms, Kept(foreign, folding.Moved, clock));
        return new ImportedReport
        {
            Source = foreign.Label,
            Name = NameOf(foreign, facts),
            Day = DayText(facts),
            Text = $"{yaml}\n{text.Trim('\n')}\n",
            Notes = [.. notes, .. Counted(counts), .. foreign.Left.Where(line => line.Contains(':') || line.Contains('=')).Select(line => new ImportNote(Outcome.Left, line.Trim(), "kept as a comment"))],
        };
    }

    private static bool HasEnd(string text) =>
        BodyReader.Read(text, 0, new FaultList(), []).Timeline.Any(entry => entry.Phase is Phase.Recovered or Phase.Resolved);

    /// <returns>The date in the heading.</returns>
    private static ForeignTime? Title(FactSheet said, string? heading, ImportSource source, FactSheet facts)
    {
        var (fromHeading, time) = heading is null ? (null, null) : ReportTitle.Of(heading);
        if (said.Find("title") is { } title)
            facts.Add(title);
        if (fromHeading is not null)
            facts.Add(new ForeignFact("title", fromHeading, "the heading"));
        facts.Add(new ForeignFact("title", ReportTitle.OfName(source.Stem).Title, "the file's name", IsGuess: true));
        return time;
    }

    private static string? ZoneIn(FactSheet said, string text) =>
        said.Value("timezone") is { } zone && ZoneWords.Find(zone) is { } known ? known : ZoneWords.SaidIn(text.Length > 4_000 ? text[..4_000] : text);

    private static (int Timeline, int Actions) Rewrite(ref string text, TimelineClock clock)
    {
        var edit = new MarkdownEdit(text);
        var sections = edit.Sections();
        var lines = sections.FirstOrDefault(section => section.Kind is SectionKind.Timeline) is { } timeline ? TimelineRewriter.Rewrite(edit, timeline, clock) : 0;
        var actions = sections.FirstOrDefault(section => section.Kind is SectionKind.Actions) is { } promised ? ActionRewriter.Rewrite(edit, promised) : 0;
        text = edit.Apply();
        return (lines, actions);
    }

    /// <summary>All that is said goes over, with the day as the start where nothing tells the time.</summary>
    private static void Settle(FactSheet said, FactSheet facts, TimelineClock clock, ForeignFact? day, ImportTerms terms)
    {
        if (facts.Find("started") is null && facts.Find("detected") is null)
        {
            // A day after the last line is the day of writing, and a guess is weaker than what the lines say.
            var date = DateOf(day?.Value);
            var isOutside = date > clock.Last || (day is { IsGuess: true } && date < clock.First) || day is { From: DayFinder.FromText };
            if (clock.First is { } first && (day is null || isOutside))
                facts.Add(new ForeignFact("started", first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "the first line of the timeline", IsGuess: true));
            else if (day is not null)
                facts.Add(day);
        }

        if ((terms.TimeZone ?? clock.Zone) is { } zone)
            facts.Add(new ForeignFact("timezone", zone, terms.TimeZone is null ? "what the text says of its times" : "--timezone"));
        var milestones = Phases.Milestones.Select(Vocabulary.Identifier).ToHashSet();
        foreach (var fact in said.All.Where(fact => fact.Field is not "timezone" && !milestones.Contains(fact.Field)))
            facts.Add(fact);
    }

    private static IEnumerable<string> Kept(ForeignReport foreign, ImmutableArray<string> moved, TimelineClock clock)
    {
        yield return $"Imported from {foreign.Label}";
        if (clock.AsWritten.Count > 0)
            yield return "Times as they were written there:";
        foreach (var written in clock.AsWritten)
            yield return $"  {written.ReplaceLineEndings(" ")}";
        if (!foreign.Left.IsEmpty || !moved.IsEmpty)
            yield return "As it was written there, or without a place here:";
        foreach (var line in moved)
            yield return $"  {line.Trim()}";
        foreach (var line in foreign.Left)
            yield return $"  {line}";
    }

    private static IEnumerable<ImportNote> Counted((int Timeline, int Actions) counts)
    {
        if (counts.Timeline > 0)
            yield return new ImportNote(Outcome.Mapped, $"timeline ({counts.Timeline})", "the section of that name");
        if (counts.Actions > 0)
            yield return new ImportNote(Outcome.Mapped, $"actions ({counts.Actions})", "the section of that name");
    }

    private static LocalDate? DateOf(string? time) => time is not null && ForeignTimeReader.Read(time, null) is { Date: { } date } ? date : null;

    private static string? DayText(FactSheet facts) =>
        (facts.Value("started") ?? facts.Value("detected")) is { } time && ForeignTimeReader.Read(time, null) is { Date: { } date } read
            ? date.ToString(read.Exactness is Exactness.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static string NameOf(ForeignReport foreign, FactSheet facts)
    {
        var stem = foreign.Name is { } name ? foreign.HasNumberForName ? facts.Value("title")! : $"{name} {facts.Value("title")}" : ReportNames.IsGeneral(foreign.Source.Stem) ? facts.Value("title")! : foreign.Source.Stem;
        return Slug.Of(stem) is { Length: > 0 } slug ? slug : "report";
    }
}
