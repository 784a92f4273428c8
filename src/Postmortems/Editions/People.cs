using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Editions;

/// <summary>The people whom a report names in its fields, each with what to call them: the first role that it tells of them.</summary>
internal sealed class People
{
    private readonly Dictionary<string, string> _roles = new(StringComparer.OrdinalIgnoreCase);
    private readonly LibraryOptions _options;
    private readonly Incident _incident;

    private People(Incident incident, LibraryOptions options) => (_incident, _options) = (incident, options);

    public static People Of(Incident incident, LibraryOptions options)
    {
        var people = new People(incident, options);
        foreach (var holder in incident.Roles)
            people.Add(holder.Name, TermIndex.Find(options.Roles, holder.Role)?.Name.In(incident.Lang) ?? people.Say("edition.actor"));
        people.Add(incident.Owner.Value, people.Say("edition.owner"));
        foreach (var author in incident.Authors)
            people.Add(author, people.Say("edition.author"));
        foreach (var action in incident.Actions)
            people.Add(action.Owner.Value, people.Say("edition.action-owner"));
        foreach (var action in incident.Actions)
            people.Add(action.Verifier, people.Say("edition.verifier"));
        foreach (var entry in incident.Timeline.Entries)
            people.Add(entry.By, people.Say("edition.actor"));
        return people;
    }

    /// <summary>Name to role, as written.</summary>
    public IReadOnlyDictionary<string, string> Roles => _roles;

    /// <summary>What stands for a field's person; the field itself where it names a role or a team.</summary>
    public string RoleOf(string name) => _roles.GetValueOrDefault(Bare(name)) ?? (IsNobody(Bare(name)) ? name : Say("edition.actor"));

    private string Say(string key) => Sentences.Say(_incident.Lang, key);

    private void Add(string? name, string role)
    {
        if (name is not null && Bare(name) is { Length: > 0 } bare && !IsNobody(bare))
            _roles.TryAdd(bare, role);
    }

    private static string Bare(string name) => name.Trim().TrimStart('@').Trim();

    /// <summary>A team, a service or a role answers for itself.</summary>
    public bool IsNobody(string name) =>
        _incident.Teams.Contains(name) || (_incident.Services.IsGiven && _incident.Services.Value.Contains(name))
        || TermIndex.Find(_options.Teams, name) is not null || TermIndex.Find(_options.Services, name) is not null || TermIndex.Find(_options.Roles, name) is not null
        || Fields.Absence(new ScalarNode(default, name, IsPlain: true)) is not Statement.Given;
}
