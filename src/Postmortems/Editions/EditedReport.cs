using System.Buffers;
using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Parsing;
using Postmortems.Reading;

namespace Postmortems.Editions;

/// <summary>What all reports of an edition share while they are edited.</summary>
/// <param name="Ids">Of every report that the edition has, by its path in the repository.</param>
/// <param name="FileOf">The clean bytes of a file beside a report; null where it is not published.</param>
internal sealed record EditTerms(LibraryOptions Options, Edition Edition, ImmutableDictionary<string, IncidentId> Ids, Func<string, Scrubber, ReadOnlyMemory<byte>?> FileOf)
{
    /// <summary>People whom another report of the edition names.</summary>
    public ImmutableArray<string> Others { get; init; } = [];

    public ImmutableHashSet<string> IdNames { get; } = [.. Ids.Values.Select(id => id.Value)];

    /// <summary>Where a report of an id stands in the edition: a folder tells of those that are beside it.</summary>
    public static string PathOf(IncidentId id) => $"{EditedOptions.Content}/{id}.md";
}

/// <summary>A report as an edition may know it: a text again, from which all else is made. What is not in it cannot be told by anything.</summary>
/// <param name="Files">What it links to, by the path in the edition.</param>
internal sealed record EditedReport(SourceFile Source, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files)
{
    /// <param name="source">With its marks cut out.</param>
    /// <param name="report">The same, as it was read.</param>
    /// <returns>Null where it cannot be told what would be published.</returns>
    public static EditedReport? Of(SourceFile source, ReadResult report, EditTerms terms)
    {
        var incident = report.Incident!;
        if (FrontMatter.Find(source.Text) is not { IsUnclosed: false } front
            || YamlReader.Read(source.Text[front.YamlStart..front.YamlEnd], front.YamlStart, new FaultList()) is not { } map
            || !YamlText.IsBounded(map))
            return null;
        var editor = new ReportEditor(incident, source.Path, terms);
        var yaml = YamlText.Of(editor.FrontMatter(map));
        var body = editor.Text(TaskOwners.Quoted(source.Text, front.BodyStart, incident, report.Places, editor.CallOf));
        if (body is null || editor.HasFailed)
            return null;
        return new EditedReport(new SourceFile(EditTerms.PathOf(incident.Id), $"---\n{yaml}---\n{body.TrimEnd()}\n"), editor.Files);
    }
}

/// <summary>Edits the parts of one report in the same way, and gathers the files that it links to.</summary>
internal sealed class ReportEditor
{
    // Stands for a target while the text around it is cleaned. No report has these characters left: they are taken out first.
    private const char Open = '\uE000', Close = '\uE001';

    // What a target has only between < and >.
    private static readonly SearchValues<char> Wrapping = SearchValues.Create(" ()<>\n");

    private readonly Incident _incident;
    private readonly string _path;
    private readonly EditTerms _terms;
    private readonly People _people;
    private readonly Scrubber _scrubber;
    private readonly List<string> _targets = [];
    private readonly Dictionary<string, string?> _files = new(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Builder _bytes = ImmutableSortedDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);

    public ReportEditor(Incident incident, string path, EditTerms terms)
    {
        (_incident, _path, _terms, _people) = (incident, path, terms, People.Of(incident, terms.Options));
        var others = terms.Others.Select(name => KeyValuePair.Create(name, Language.Sentences.Say(incident.Lang, "edition.person")));
        _scrubber = new Scrubber(terms.Edition, incident.Lang, terms.Edition.NamesPeople ? null : new NameFinder(_people.Roles.Concat(others))) { IsNobody = _people.IsNobody };
    }

    /// <summary>Null where the edition names people.</summary>
    public Func<string, string>? CallOf => _terms.Edition.NamesPeople ? null : _people.RoleOf;

    /// <summary>A text was nested beyond reading.</summary>
    public bool HasFailed { get; private set; }

    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files => _bytes.ToImmutable();

    public MapNode FrontMatter(MapNode root)
    {
        var edit = new FrontMatterEdit([.. _terms.Edition.InternalKeys, .. _incident.InternalKeys], _terms.IdNames.Contains)
        {
            CallOf = CallOf,
            Clean = Text,
            FileOf = target => Local(target),
            IsOutside = IsOutside,
        };
        var id = new MapEntry(new ScalarNode(default, "id", true), new ScalarNode(default, _incident.Id.Value, false));
        var edited = edit.Of(root);
        return edited with { Entries = [id, .. edited.Entries.Where(entry => entry.Key.Value != "id")] };
    }

    /// <summary>What is left of a text; null where it is nested beyond reading, so that no link in it can be found.</summary>
    public string? Text(string text)
    {
        var plain = string.Concat(text.Where(c => c is not (Open or Close)));
        if (LinkEdits.In(plain, Lead) is not { } linked)
        {
            HasFailed = true;
            return null;
        }

        var clean = _scrubber.Clean(linked);
        for (var i = 0; i < _targets.Count; i++)
            clean = clean.Replace($"{Open}{i}{Close}", _targets[i], StringComparison.Ordinal);
        _targets.Clear();
        return clean;
    }

    private string? Lead(string target)
    {
        var led = target.StartsWith('#') || IsOutside(target) || (target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && !_scrubber.IsInside(target)) ? Escaped(target) : LinkedFiles.IsRelative(target) ? Local(target) : null;
        if (led is null)
            return null;
        _targets.Add(led);
        return $"{Open}{_targets.Count - 1}{Close}";
    }

    private static string Escaped(string target) => !target.AsSpan().ContainsAny(Wrapping) ? target : $"<{target.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)}>";

    private bool IsOutside(string address) => Addresses.IsWeb(address) && !_scrubber.IsInside(address);

    /// <summary>A file or a report beside this one, by where it stands in the edition.</summary>
    private string? Local(string target)
    {
        if (RelativePath.Resolve(_path, target) is not { } path)
            return null;
        if (_terms.Ids.TryGetValue(path, out var id))
            return $"{id}.md{(target.Split('#', 2) is [_, { Length: > 0 } place] ? $"#{place}" : "")}";
        if (!_files.TryGetValue(path, out var named))
            _files[path] = named = _terms.FileOf(path, _scrubber) is { } bytes ? Add(path, bytes) : null;
        return named;
    }

    private string Add(string path, ReadOnlyMemory<byte> bytes)
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        var stem = Slug.Of(_scrubber.Clean(Path.GetFileNameWithoutExtension(path))) is { Length: > 0 } slug ? slug : "file";
        var name = $"{_incident.Id}/{stem}{ending}";
        for (var i = 2; _bytes.ContainsKey($"{EditedOptions.Content}/{name}"); i++)
            name = $"{_incident.Id}/{stem}-{i}{ending}";
        _bytes[$"{EditedOptions.Content}/{name}"] = bytes;
        return name;
    }
}
