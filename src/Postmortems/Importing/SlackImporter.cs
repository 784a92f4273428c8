using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime;

namespace Postmortems.Importing;

/// <summary>A channel's messages as Slack exports them: each becomes a line of the timeline, in the order of their times.</summary>
internal sealed partial class SlackImporter : IImporter
{
    public string Kind => "slack";

    public string Takes => "messages of a channel as Slack exports them (.json), all its days as one timeline";

    public bool Recognises(ImportSource source) =>
        source.Extension is ".json" && source.Text.Contains("\"ts\"", StringComparison.Ordinal) && source.Text.Contains("\"text\"", StringComparison.Ordinal);

    public IEnumerable<ImportedReport> Read(ImportSource source, ImportTerms terms)
    {
        var messages = JsonSource.Objects(JsonSource.Parse(source), "messages")
            .Select(message => (Message: message, At: TimeOf(message["ts"]?.ToString())))
            .Where(pair => pair.At is not null)
            .OrderBy(pair => pair.At)
            .ToList();
        if (messages.Count == 0)
            throw new ImportFault(source.Path, 1, "there is no message in it");
        var (said, body) = (new FactSheet(), new RecordBody());
        var zone = DateTimeZoneProviders.Tzdb[terms.TimeZone ?? terms.Options.TimeZone?.Id ?? "UTC"];
        said.Add(new ForeignFact("timezone", zone.Id, "the messages' own clock"));
        said.Add(new ForeignFact("title", TitleOf(source), "the file's name", IsGuess: true));
        var names = Names(messages.Select(pair => pair.Message), source.People);
        foreach (var (message, at) in messages)
            AddLine(message, at!.Value.InZone(zone), names, body);
        var first = messages[0].At!.Value.InZone(zone);
        said.Add(new ForeignFact("started", first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "the first message", IsGuess: true));
        var rest = messages.Select(pair => JsonSource.Rest(pair.Message, isOnOneLine: true)).OfType<string>().ToList();
        if (rest.Count > 0)
            body.KeepBlock("json", string.Join('\n', rest));
        var language = terms.Language ?? Letters.LanguageOf(body.AllText);
        return [ReportComposer.Compose(new ForeignReport(source, said, body.ToMarkdown(language)), terms with { Language = language, TimeZone = zone.Id })];
    }

    private static void AddLine(JsonObject message, ZonedDateTime at, Dictionary<string, string> names, RecordBody body)
    {
        var text = JsonSource.Take(message, "text") ?? "";
        var who = JsonSource.Take(message, "user_profile.real_name") ?? JsonSource.Take(message, "username") ?? JsonSource.Take(message, "bot_profile.name") ?? (message["user"] is null ? null : JsonSource.Take(message, "user"));
        who = who is not null && names.TryGetValue(message["user"]?.ToString() ?? who, out var known) ? known : who;
        var plain = Mention().Replace(text, match => $"@{(names.TryGetValue(match.Groups["id"].Value, out var named) ? named : match.Groups["id"].Value)}");
        plain = Link().Replace(Group().Replace(Channel().Replace(plain, "#${name}"), "@${name}"), Linked);
        body.AddLine(at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), who is null ? plain : $"{who}: {plain}");
    }

    /// <summary>The names behind the ids of those who wrote.</summary>
    private static Dictionary<string, string> Names(IEnumerable<JsonObject> messages, ImmutableDictionary<string, string> people)
    {
        var names = new Dictionary<string, string>(people);
        foreach (var message in messages)
        {
            if (message["user"]?.ToString() is { } id && message["user_profile"] is JsonObject profile && profile["real_name"]?.ToString() is { Length: > 0 } name)
                names.TryAdd(id, name);
        }

        return names;
    }

    private static Instant? TimeOf(string? stamp) =>
        decimal.TryParse(stamp, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 10_000_000_000 ? Instant.FromUnixTimeSeconds((long)seconds) : null;

    private static string TitleOf(ImportSource source) => ReportTitle.OfName(source.Stem).Title;

    private static string Linked(Match link) => link.Groups["words"].Success ? $"[{link.Groups["words"].Value}]({link.Groups["url"].Value})" : link.Groups["url"].Value;

    [GeneratedRegex(@"<@(?<id>[A-Z0-9]+)(\|[^>]*)?>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Mention();

    // "<#C024BE7LR|general>".
    [GeneratedRegex(@"<#[A-Z0-9]+\|(?<name>[^>]+)>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Channel();

    // "<!here>", "<!subteam^S012|@oncall>".
    [GeneratedRegex(@"<!([a-z]+\^[A-Z0-9]+\|@?)?(?<name>[^|>]+)(\|[^>]*)?>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Group();

    [GeneratedRegex(@"<(?<url>https?://[^|>]+)(\|(?<words>[^>]+))?>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
