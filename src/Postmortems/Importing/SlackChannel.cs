using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Postmortems.Importing;

/// <summary>A channel as Slack exports it: a folder of its name with a file a day, and the people of all channels in a file above them.</summary>
public static partial class SlackChannel
{
    /// <summary>Beside the channels' folders.</summary>
    public const string People = "users.json";

    private static readonly SlackImporter Importer = new();

    /// <summary>Whether it is a day of a channel.</summary>
    public static bool HoldsDay(ImportSource source) => Day().IsMatch(source.Stem) && source.Path.Contains('/') && Importer.Recognises(source);

    /// <param name="days">Of one folder, in order.</param>
    /// <param name="people">Null where there is no such file.</param>
    /// <exception cref="ImportFault">One of them is no JSON.</exception>
    public static ImportSource Join(IReadOnlyList<ImportSource> days, ImportSource? people)
    {
        var all = new JsonArray([.. days.SelectMany(day => JsonSource.Objects(JsonSource.Parse(day), "messages")).Select(message => message.DeepClone())]);
        return new ImportSource(days[0].Path[..days[0].Path.LastIndexOf('/')], all.ToJsonString()) { People = people is null ? [] : NamesIn(people) };
    }

    /// <summary>By their ids: the name that they go by, with what they do where they say it.</summary>
    private static ImmutableDictionary<string, string> NamesIn(ImportSource people)
    {
        var names = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var person in JsonSource.Objects(JsonSource.Parse(people), "members"))
        {
            var profile = person["profile"] as JsonObject;
            var name = new[] { profile?["real_name"], person["real_name"], profile?["display_name"], person["name"] }.Select(node => node?.ToString().Trim()).FirstOrDefault(text => text is { Length: > 0 });
            if (person["id"]?.ToString() is { } id && name is not null)
                names[id] = profile?["title"]?.ToString().Trim() is { Length: > 0 and < 60 } role ? $"{name} ({role})" : name;
        }

        return names.ToImmutable();
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Day();
}
