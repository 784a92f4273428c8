using Postmortems.Language;

namespace Postmortems.Site.Data;

/// <summary>A record a report that may tell of a cause that came again.</summary>
internal static class RecurrencesTable
{
    public static Table Of(Library library) => new(
        "recurrences",
        ["incident", "id", Column.Number("members"), Column.Truth("confirmed"), "name", "terms", "promised_verdict", "verdict"],
        [
            .. from family in library.Families.All
               from member in family.Members
               let step = family.Promises.Steps.FirstOrDefault(step => step.Incident.Id == member.Id)
               select Tables.Row(
                   member.Id.Value,
                   family.Id.Value,
                   (long)family.Members.Length,
                   family.IsSaid,
                   library.PatternNames.Of(family.Id)?.In(library.Options.DefaultLanguage),
                   Tables.Joined(family.Terms),
                   step is null ? null : Vocabulary.Identifier(step.Verdict),
                   Vocabulary.Identifier(family.Promises.Verdict)),
        ]);
}
