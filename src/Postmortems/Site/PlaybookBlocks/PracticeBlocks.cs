using System.Collections.Immutable;
using Postmortems.Playbooks;
using Postmortems.Validation;

namespace Postmortems.Site.PlaybookBlocks;

/// <summary>Finds the places that the rows of a <c>practices</c> block name.</summary>
internal static class PracticeBlocks
{
    public static PracticesBlock Of(PracticesPart part, SiteMap map) => new([.. part.Practices.Select(practice => Line(practice, map))]);

    private static PracticeLine Line(Practice practice, SiteMap map)
    {
        ImmutableArray<PracticePlaces> places =
        [
            new(PlaceKind.Chapter, [.. practice.Chapters.Select(chapter => Chapter(chapter.Name, map)).OfType<PracticePlace>()]),
            new(PlaceKind.Page, [.. practice.Pages.Select(page => new PracticePlace(map.Say($"page.{page.Name}"), PathOf(page.Name, map)))]),
            new(PlaceKind.Command, [.. practice.Commands.Select(command => new PracticePlace($"postmortems {command.Name}"))]),
            new(PlaceKind.Rule, [.. practice.Rules.Select(rule => Rule(rule.Name))]),
            new(PlaceKind.Field, [.. practice.Fields.Select(field => new PracticePlace(field.Name))]),
        ];
        return new PracticeLine(practice.Asks, practice.Answer, [.. places.Where(kind => !kind.Places.IsEmpty)]);
    }

    /// <summary>Null for a chapter that the team has left out.</summary>
    private static PracticePlace? Chapter(string id, SiteMap map) =>
        map.Playbook.Chapters.FirstOrDefault(chapter => chapter.Id == id) is { } chapter
            ? new PracticePlace(chapter.Title, map.Chapter(id)) { Lang = chapter.Lang }
            : null;

    private static PracticePlace Rule(string written) =>
        RuleSet.Find(written) is { } rule ? new PracticePlace(rule.Code) { Note = rule.Name } : new PracticePlace(written);

    private static PagePath PathOf(string page, SiteMap map) => page switch
    {
        "home" => map.Home,
        "incidents" => map.Incidents,
        "actions" => map.Actions,
        "reviews" => map.Reviews,
        "escapes" => map.Escapes,
        "patterns" => map.PatternContents,
        "subjects" => map.SubjectContents,
        "data" => map.Data,
        "search" => map.Search,
        _ => throw new InvalidOperationException($"The page '{page}' has no address."),
    };
}
