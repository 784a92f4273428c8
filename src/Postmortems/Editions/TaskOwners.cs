using System.Text;
using Postmortems.Incidents;
using Postmortems.Reading;

namespace Postmortems.Editions;

/// <summary>Who does a task, where a list says it in one word: "@dev". A role has several words, and wants quotes to be read as one.</summary>
internal static class TaskOwners
{
    /// <returns>The body.</returns>
    public static string Quoted(string text, int bodyStart, Incident incident, Places places, Func<string, string>? callOf)
    {
        var body = new StringBuilder(text, bodyStart, text.Length - bodyStart, Math.Max(16, text.Length));
        if (callOf is null)
            return body.ToString();
        var owners = incident.Actions.Index().SelectMany(action => new[] { (Key: "owner", Path: $"actions[{action.Index}].owner", Name: action.Item.Owner.Value), (Key: "verifier", Path: $"actions[{action.Index}].verifier", Name: action.Item.Verifier) })
            .Where(owner => owner.Name is not null && places.Has(owner.Path))
            .Select(owner => (owner.Key, Span: places.Of(owner.Path), Name: owner.Name!))
            .Where(owner => owner.Span.Start > bodyStart && callOf(owner.Name) != owner.Name);
        foreach (var (key, span, name) in owners.OrderByDescending(owner => owner.Span.Start))
        {
            var start = text[span.Start - 1] switch { '@' => span.Start - 1, ':' or '：' => span.Start, _ => -1 };
            if (start >= 0)
                body.Remove(start - bodyStart, span.End - start).Insert(start - bodyStart, start < span.Start ? $"{key}:\"{callOf(name)}\"" : $"\"{callOf(name)}\"");
        }

        return body.ToString();
    }
}
