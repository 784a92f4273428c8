using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Search;

/// <summary>Where a word can stand in a report; where it weighs most comes first.</summary>
public enum SearchField
{
    Title,

    /// <summary>Services, teams and tags, by id and by name.</summary>
    Labels,

    Causes,

    /// <summary>Impact, detection, trigger, and the section that sums it up.</summary>
    Summary,

    /// <summary>Kinds of cause, trigger and gate, by their names in every language.</summary>
    Kinds,

    Body,
}

/// <summary>A report as it is searched.</summary>
/// <param name="Fields">One text for each <see cref="SearchField"/>, in their order.</param>
/// <param name="Sentences">What may be quoted of it, what tells most first.</param>
public sealed record SearchDocument(ImmutableArray<string> Fields, ImmutableArray<string> Sentences)
{
    /// <summary>What is quoted of a report must not grow without end: the rest is searched all the same.</summary>
    private const int QuotedCharacters = 16_000;

    /// <param name="names">Other names of a label or a kind that an id stands for.</param>
    public static SearchDocument Of(Incident incident, Func<string, IEnumerable<string>> names)
    {
        var facts = Facts(incident).Where(text => text.Length > 0).ToList();
        var causes = incident.Causes.SelectMany(cause => (IEnumerable<string?>)[cause.Summary, cause.Evaded, .. cause.Why]).OfType<string>().ToList();
        var body = Body(incident).ToList();
        var summary = incident.Body.Find(SectionKind.Summary) is { } section ? incident.Body.Text[section.Start..section.End] : "";
        return new SearchDocument(
            [
                $"{incident.Title}\n{incident.Id}",
                Joined(Labels(incident).SelectMany(id => names(id).Prepend(id))),
                Joined(causes),
                Joined([.. facts, summary]),
                Joined(Kinds(incident).SelectMany(id => names(id).Prepend(id))),
                Joined(body),
            ],
            Quoted(facts.Concat(causes).Concat(body)));
    }

    private static string Joined(IEnumerable<string> texts) => string.Join('\n', texts);

    private static IEnumerable<string> Facts(Incident incident) =>
        [incident.Impact.Summary.Value ?? "", incident.Detection?.Signal ?? "", incident.Trigger?.Summary ?? ""];

    private static IEnumerable<string> Labels(Incident incident) =>
        (incident.Services.IsGiven ? incident.Services.Value : []).Concat(incident.Teams).Concat(incident.Tags);

    private static IEnumerable<string> Kinds(Incident incident) =>
        incident.Causes.Select(cause => cause.Kind.Value)
            .Append(incident.Trigger?.Kind.Value)
            .Concat((incident.MissedTests.IsGiven ? incident.MissedTests.Value : []).Select(test => test.Gate.Value))
            .OfType<string>()
            .Distinct();

    /// <summary>The whole text, and of the front matter what is not told in it.</summary>
    private static IEnumerable<string> Body(Incident incident)
    {
        yield return incident.Body.Text;
        foreach (var test in incident.MissedTests.IsGiven ? incident.MissedTests.Value : [])
            yield return test.Summary;
        if (incident.Body.Find(SectionKind.Timeline) is null)
        {
            foreach (var entry in incident.Timeline.Entries)
                yield return entry.Text;
        }

        if (incident.Body.Find(SectionKind.Actions) is null)
        {
            foreach (var action in incident.Actions)
                yield return action.Title;
        }

        foreach (var lesson in incident.Lessons.WentWell.Concat(incident.Lessons.WentBadly).Concat(incident.Lessons.Lucky).Concat(incident.Lessons.Surprised))
            yield return lesson;
    }

    private static ImmutableArray<string> Quoted(IEnumerable<string> texts)
    {
        var left = QuotedCharacters;
        return [.. texts.SelectMany(text => PlainProse.Sentences(text)).Distinct(StringComparer.Ordinal).TakeWhile(sentence => (left -= sentence.Length) >= 0)];
    }
}
