using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using Postmortems.Drafting;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Importing;

/// <summary>Facts to our front matter, with a comment at what was guessed and <c>unknown</c> where the source is silent.</summary>
internal sealed partial class FrontMatterWriter
{
    private const int LongestName = 40;
    private const int MostWords = 5;

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create("。；;！？!?`");

    private readonly FactSheet _facts;
    private readonly ImportTerms _terms;
    private readonly StringBuilder _yaml = new();
    private readonly List<ImportNote> _notes = [];

    private FrontMatterWriter(FactSheet facts, ImportTerms terms) => (_facts, _terms) = (facts, terms);

    /// <summary>Whether a field is written with all words that the source has for it: dates, levels and the like are written in a way of ours.</summary>
    public static bool KeepsWords(string field) => field is "title" or "owner" or "authors";

    /// <param name="kept">What has no place, as comment lines at the end.</param>
    public static (string Yaml, ImmutableArray<ImportNote> Notes) Write(FactSheet facts, ImportBody body, ImportTerms terms, IEnumerable<string> kept)
    {
        var writer = new FrontMatterWriter(facts, terms);
        writer.Head(body);
        writer.People();
        writer.Times(body);
        writer.Rest(body);
        foreach (var line in kept)
            writer._yaml.Append(line.Length == 0 ? "#" : $"# {Printable(line)}").Append('\n');
        return ($"---\n{writer._yaml}---\n", [.. writer._notes]);
    }

    private void Head(ImportBody body)
    {
        Text("title", "title");
        Line("lang", YamlValue.Of(body.Language), null);
        var status = _facts.Find("status") is { } said && StatusOf(said.Value) is { } known ? (Word: known, said.From) : ("draft", null);
        Line("status", status.Word, status.From);
        Line("kind", "backfilled", null);
        Severity();
        Slugs("services");
        if (_facts.Find("teams") is not null)
            Slugs("teams");
        if (_facts.Find("tags") is not null)
            Slugs("tags");
    }

    private void Severity()
    {
        if (_facts.Find("severity") is not { } said)
        {
            _yaml.Append("severity: unknown\n");
            return;
        }

        var level = SeverityWords.Find(said.Value, _terms.Options.Schemes);
        if (level is null)
            Leave("severity", "unknown", said);
        else
            Line("severity", YamlValue.Of(level), said.From, said.IsGuess);
    }

    private void Slugs(string field)
    {
        if (_facts.Find(field) is not { } said)
        {
            _yaml.Append(field).Append(": unknown\n");
            return;
        }

        var catalogue = field == "services" ? _terms.Options.Services : field == "teams" ? _terms.Options.Teams : [];
        var slugs = Separator().Split(said.Value).Select(part => catalogue.IsEmpty ? Slug.Of(part) : TermIndex.Find(catalogue, part)?.Id ?? "")
            .Where(IncidentId.IsSlug).Distinct(StringComparer.Ordinal).Take(20).ToList();
        if (slugs.Count > 0)
            Line(field, YamlValue.OfList(slugs), said.From, said.IsGuess);
        else if (field == "services")
            Leave(field, "unknown", said);
        else
            _notes.Add(new ImportNote(Outcome.Left, field, said.From));
    }

    private void People()
    {
        if (_facts.Find("owner") is { } owner)
            Line("owner", YamlValue.Of(Plain(owner.Value)), owner.From, owner.IsGuess);
        else
            _yaml.Append("owner: unknown\n");
        if (_facts.Find("authors") is { } authors)
            Line("authors", YamlValue.OfList(NamesIn(authors.Value)), authors.From);
        var roles = ((string Field, string Role)[])[("commander", "commander"), ("reporter", "reporter"), ("responders", "responder")];
        foreach (var (field, _) in roles.Where(role => _facts.Find(role.Field) is { } said && !AreNames(said.Value) && role.Field != "reporter"))
            _notes.Add(new ImportNote(Outcome.Left, field, _facts.Find(field)!.From));
        var held = roles.Where(role => _facts.Find(role.Field) is { } said && AreNames(said.Value)).ToList();
        if (held.Count > 0)
            _yaml.Append("roles:\n");
        foreach (var (field, role) in held)
        {
            foreach (var name in NamesIn(_facts.Value(field)!))
                _yaml.Append($"  - {{role: {role}, name: {YamlValue.Of(name)}}}\n");
            _notes.Add(new ImportNote(Outcome.Mapped, $"roles ({role})", _facts.Find(field)!.From));
        }
    }

    private void Times(ImportBody body)
    {
        if (_facts.Find("timezone") is { } zone)
            Line("timezone", YamlValue.Of(zone.Value), zone.From, zone.IsGuess);
        _yaml.Append("times:\n");
        var milestones = Phases.Milestones.Select(Vocabulary.Identifier).Where(phase => _facts.Find(phase) is not null).ToList();
        foreach (var phase in milestones)
            Line($"  {phase}", _facts.Value(phase)!, _facts.Find(phase)!.From, _facts.Find(phase)!.IsGuess);
        if (!milestones.Contains("started") && !milestones.Contains("detected"))
            _yaml.Append("  started: unknown\n");
        // Without a word on its end an incident would be taken for one that goes on.
        if (!body.HasEnd && !milestones.Contains("recovered") && !milestones.Contains("resolved"))
            _yaml.Append("  resolved: unknown\n");
        Text("duration", "duration_stated");
    }

    private void Rest(ImportBody body)
    {
        // "Discovered by" is answered with a name, or with how it came about.
        var detection = _facts.Find("detection") ?? (_facts.Find("reporter") is { } found && !AreNames(found.Value) ? found : null);
        var source = detection is null ? null : TermIndex.Find(_terms.Options.Taxonomy.Detection, detection.Value)?.Id;
        _yaml.Append($"detection:\n  source: {source ?? "unknown"}\n");
        if (detection is not null && source is null)
            Line("  signal", YamlValue.Of(Plain(detection.Value)), detection.From);
        var (impact, users) = (_facts.Find("impact"), _facts.Find("users"));
        if (impact is not null || users is not null || !body.HasImpact)
            _yaml.Append("impact:\n");
        if (impact is not null)
            Line("  summary", YamlValue.Of(Plain(impact.Value)), impact.From);
        else if (!body.HasImpact && users is null)
            _yaml.Append("  users: unknown\n");
        if (users is not null)
            Line("  users", YamlValue.Of(users.Value), users.From);
        if (Address().Match(_facts.Value("url") ?? "") is { Success: true } link)
            _yaml.Append($"links:\n  - {{title: {YamlValue.Of(_facts.Value("id") ?? "Source")}, url: {YamlValue.Of(link.Value)}}}\n");
    }

    private void Text(string field, string key)
    {
        if (_facts.Find(field) is { } fact)
            Line(key, YamlValue.Of(Plain(fact.Value)), fact.From, fact.IsGuess);
    }

    private void Line(string key, string value, string? from, bool isGuess = false)
    {
        _yaml.Append($"{key}: {value}{(isGuess ? $"  # guessed from {Printable(from!)}" : "")}\n");
        if (from is not null)
            _notes.Add(new ImportNote(isGuess ? Outcome.Guessed : Outcome.Mapped, key.Trim(), from));
    }

    private void Leave(string key, string value, ForeignFact said)
    {
        _yaml.Append($"{key}: {value}  # {Printable(said.From)} says: {Printable(said.Value)}\n");
        _notes.Add(new ImportNote(Outcome.Left, key, said.From));
    }

    private static string? StatusOf(string word) =>
        Vocabulary.Find("report_status", word) ?? (StatusWord().IsMatch(word) ? "final" : null);

    /// <summary>A sentence, cut at its commas, is no list of people.</summary>
    public static bool AreNames(string text) =>
        !Plain(text).AsSpan().ContainsAny(SentenceMarks) && NamesIn(text).All(name => name.Length <= LongestName && name.Split(' ').Length <= MostWords);

    private static IEnumerable<string> NamesIn(string text) => Separator().Split(Plain(text)).Select(name => name.Trim()).Where(name => name.Length > 0).Take(40);

    /// <summary>A value is plain text: the emphasis and the links around words go, the words stay.</summary>
    public static string Plain(string text) => Emphasis().Replace(text, "");

    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u0085' ? ' ' : c));

    [GeneratedRegex(@"\s*[,，、;；|\n]\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Separator();

    [GeneratedRegex(@"https?://[^\s)>\]""']+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"^\W*(complete|closed|published|done|final|已完成|已发布|完成)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex StatusWord();

    [GeneratedRegex(@"\*\*|__|`", RegexOptions.NonBacktracking)]
    private static partial Regex Emphasis();
}

/// <summary>What the front matter has to know of the Markdown below it.</summary>
/// <param name="HasImpact">A section tells of the impact.</param>
/// <param name="HasEnd">A line of the timeline marks the end.</param>
internal sealed record ImportBody(string Language, bool HasImpact, bool HasEnd);
