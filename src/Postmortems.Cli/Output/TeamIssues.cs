using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Postmortems.Configuration;
using Postmortems.Language;
using Postmortems.Site;

namespace Postmortems.Cli.Output;

/// <summary>An issue for each team, in the library's first language, for a workflow that opens it or writes it anew.</summary>
internal static class TeamIssues
{
    /// <summary>Forges take 65,536 characters: behind that much, the rest is counted.</summary>
    private const int Enough = 50_000;

    public static void Write(ActionQuery asked, Library library, TextWriter writer) => JsonText.Write(writer, json =>
    {
        var actions = asked.Of(library);
        var teams = actions.SelectMany(one => one.Teams.DefaultIfEmpty("")).Distinct(StringComparer.Ordinal).Where(asked.IsOfTeam).OrderBy(team => team.Length == 0).ThenBy(team => team, StringComparer.Ordinal);
        json.WriteStartArray();
        foreach (var team in teams)
        {
            json.WriteStartObject();
            json.WriteText("team", team);
            json.WriteString("marker", MarkerOf(team));
            json.WriteText("title", TitleOf(team, library));
            json.WriteText("body", BodyOf(team, [.. actions.Where(one => team.Length == 0 ? one.Teams.IsEmpty : one.Teams.Contains(team))], library));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>The first line of the body, by which a workflow finds the issue again. No name can end it early.</summary>
    public static string MarkerOf(string team) => $"<!-- postmortems actions {Uri.EscapeDataString(team)} -->";

    private static string TitleOf(string team, Library library)
    {
        var language = library.Options.DefaultLanguage;
        if (team.Length == 0)
            return Sentences.Say(language, "tracker.title.none");
        var name = library.Options.Teams.FirstOrDefault(term => term.Id == team)?.Name.In(language) ?? team;
        return Sentences.Say(language, "tracker.title", ("team", Printable.Line(name)));
    }

    private static string BodyOf(string team, ImmutableArray<TrackedAction> actions, Library library)
    {
        var language = library.Options.DefaultLanguage;
        var intro = Sentences.Say(language, "tracker.intro");
        var text = new StringBuilder($"{MarkerOf(team)}\n\n{intro}\n");
        var said = 0;
        foreach (var state in actions.GroupBy(one => one.State))
        {
            if (text.Length >= Enough)
                break;
            text.Append(CultureInfo.InvariantCulture, $"\n## {QueryWords.NameOfState(ActionQuery.StatesByName.First(pair => pair.Value == state.Key).Key, language)}\n\n");
            foreach (var one in state.TakeWhile(_ => text.Length < Enough))
            {
                text.Append(CultureInfo.InvariantCulture, $"- {LineOf(one, library, language)}\n");
                said++;
            }
        }

        if (said < actions.Length)
            text.Append('\n').Append(Sentences.Say(language, "review.more-actions", ("count", (actions.Length - said).ToString(CultureInfo.InvariantCulture)))).Append('\n');
        return text.ToString();
    }

    /// <summary>Owners are named and not called: an issue that is written each night would call them each night.</summary>
    private static string LineOf(TrackedAction one, Library library, string language)
    {
        var due = one switch
        {
            { DaysLeft: < 0 and var days } => Sentences.Say(language, "review.overdue", ("due", one.Action.Due.Value!.Written), ("days", (-days).ToString(CultureInfo.InvariantCulture))),
            { Action.Due.Value: { } promised } => Sentences.Say(language, "review.due", ("due", promised.Written)),
            _ => Sentences.Say(language, "review.no-due"),
        };
        var title = MarkdownComment.Link(one.Title, one.Action.Url is { } url && Addresses.IsWeb(url) ? new Uri(url.Trim()).AbsoluteUri : null);
        var report = MarkdownComment.Link(one.Incident.Title.Length > 0 ? one.Incident.Title : one.Incident.Id.Value, SiteAddresses.Of(one.Incident.Id, library.Options));
        var owner = one.Owner is { } name ? MarkdownComment.Text(name) : Sentences.Say(language, "review.no-owner");
        return string.Join(Sentences.Say(language, "list.separator"), $"**{title}**", owner, MarkdownComment.Text(due), report);
    }
}
