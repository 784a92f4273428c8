using System.Collections.Immutable;
using NodaTime;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Configuration;

/// <summary>What could be made of a config, and what was wrong with it.</summary>
public sealed record ConfigResult(LibraryOptions Options, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Where each rule that it sets stands.</summary>
    public ImmutableSortedDictionary<string, TextSpan> RulePlaces { get; init; } = ImmutableSortedDictionary.Create<string, TextSpan>(StringComparer.Ordinal);
}

/// <summary><c>postmortems.yml</c> over the built-in defaults. Never throws: a bad value is a finding, and the default stands in for it.</summary>
public static class ConfigReader
{
    private static readonly Lazy<(LibraryOptions Options, BuiltIn BuiltIn)> BuiltInDefaults = new(ReadDefaults);

    /// <summary>With no config at all.</summary>
    public static LibraryOptions Defaults => BuiltInDefaults.Value.Options;

    /// <param name="hasFile">Whether a file stands at a path below the config's folder; null takes every one for granted.</param>
    public static ConfigResult Read(SourceFile source, Func<string, bool>? hasFile = null)
    {
        var context = new FieldContext();
        var map = YamlReader.Read(source.Text, 0, context.Faults);
        var (defaults, builtIn) = BuiltInDefaults.Value;
        var options = map is null ? defaults : Apply(new Fields(context, map, ""), defaults, builtIn, hasFile ?? (_ => true));
        return new ConfigResult(options, context.Faults.ToDiagnostics(source, options.DefaultLanguage))
        {
            RulePlaces = map?.Find("rules")?.Value is MapNode rules
                ? rules.Entries.ToImmutableSortedDictionary(entry => entry.Key.Value, entry => entry.Key.Span, StringComparer.Ordinal)
                : ImmutableSortedDictionary.Create<string, TextSpan>(StringComparer.Ordinal),
        };
    }

    private static (LibraryOptions Options, BuiltIn BuiltIn) ReadDefaults()
    {
        using var stream = typeof(ConfigReader).Assembly.GetManifestResourceStream("Configuration/defaults.yml")!;
        using var reader = new StreamReader(stream);
        var context = new FieldContext();
        var fields = new Fields(context, YamlReader.Read(reader.ReadToEnd(), 0, context.Faults)!, "");
        var builtIn = new BuiltIn([], []);
        builtIn = new BuiltIn(SchemeReader.Schemes(fields, builtIn.Schemes), DeadlineReader.Sets(fields, builtIn.Deadlines, IdsOf(CalendarReader.Extend([], fields))));
        var options = Apply(fields, new LibraryOptions(), builtIn, _ => true) with
        {
            Schemes = builtIn.Schemes,
            Deadlines = [.. builtIn.Deadlines.Where(set => set.IsDefault).SelectMany(set => set.Deadlines)],
        };
        return context.Faults.Count == 0 ? (options, builtIn) : throw new InvalidOperationException("The built-in defaults have faults.");
    }

    private static LibraryOptions Apply(Fields fields, LibraryOptions weaker, BuiltIn builtIn, Func<string, bool> hasFile)
    {
        var calendars = CalendarReader.Extend(weaker.Calendars, fields);
        var options = weaker with
        {
            Title = fields.Text("title") ?? weaker.Title,
            BaseUrl = BaseUrl(fields) ?? weaker.BaseUrl,
            Languages = Languages(fields) ?? weaker.Languages,
            TimeZone = Zone(fields, "timezone") ?? weaker.TimeZone,
            Repository = Repository(fields) ?? weaker.Repository,
            Content = (fields.Text("content") is "." or "./" ? "." : Folder(fields, "content", "content/incidents")) ?? weaker.Content,
            Templates = Folder(fields, "templates", "content/templates") ?? weaker.Templates,
            Playbook = Folder(fields, "playbook", "content/playbook") ?? weaker.Playbook,
            Audience = fields.Choice<Audience>("audience") ?? weaker.Audience,
            Schemes = fields.Has("severities") ? SchemeReader.Schemes(fields, builtIn.Schemes) : weaker.Schemes,
            Deadlines = fields.Has("deadlines")
                ? [.. DeadlineReader.Sets(fields, builtIn.Deadlines, IdsOf(calendars)).SelectMany(set => set.Deadlines)]
                : weaker.Deadlines,
            Calendars = calendars,
            Releases = fields.Has("releases") ? CalendarReader.Releases(fields) : weaker.Releases,
            Required = fields.Has("required") ? RequirementReader.Read(fields, weaker.Required) : weaker.Required,
            Roles = fields.Has("roles") ? TermReader.Extend(weaker.Roles, fields, "roles") : weaker.Roles,
            Taxonomy = TermReader.Taxonomy(fields, weaker.Taxonomy),
            Services = TermReader.Extend(weaker.Services, fields, "services"),
            Teams = TermReader.Extend(weaker.Teams, fields, "teams"),
            Rules = RuleLevelReader.Read(fields, weaker.Rules),
            Brand = BrandReader.Read(fields, weaker.Brand, hasFile),
            Concepts = fields.Has("concepts") ? ConceptReader.Read(fields) : weaker.Concepts,
            Sources = fields.Has("sources") ? SourceReader.Read(fields) : weaker.Sources,
            Editions = EditionReader.Extend(weaker.Editions, fields),
        };
        if (fields.Has("duties"))
            options = options with { Duties = DutyReader.Read(fields, options) };
        fields.ReportUnknownKeys();
        return options;
    }

    private static ImmutableArray<string> IdsOf(ImmutableArray<BusinessCalendar> calendars) => [.. calendars.Select(calendar => calendar.Id)];

    internal static DateTimeZone? Zone(Fields fields, string key)
    {
        if (fields.Scalar(key) is not { } scalar)
            return null;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(scalar.Value.Trim());
        if (zone is null)
            fields.Faults.AddVariant(ReadingRules.UnknownValue, "zone", scalar.Span, ("value", scalar.Value.Trim()));
        return zone;
    }

    private static string? Folder(Fields fields, string key, string example)
    {
        if (fields.Scalar(key) is not { } scalar)
            return null;
        if (RelativePath.Resolve("postmortems.yml", scalar.Value.Trim().TrimEnd('/')) is { } folder)
            return folder;
        fields.Faults.AddVariant(ReadingRules.WrongType, "folder", scalar.Span, ("value", scalar.Value), ("example", example));
        return null;
    }

    internal static string? BaseUrl(Fields fields)
    {
        if (fields.Scalar("base_url") is not { } scalar)
            return null;
        if (Addresses.BaseOf(scalar.Value) is { } address)
            return address;
        fields.Faults.AddVariant(ReadingRules.WrongType, "address", scalar.Span, ("key", "base_url"), ("value", scalar.Value));
        return null;
    }

    private static string? Repository(Fields fields)
    {
        if (fields.Scalar("repository") is not { } scalar)
            return null;
        if (Addresses.IsWeb(scalar.Value) && scalar.Value.Contains("{path}", StringComparison.Ordinal))
            return scalar.Value.Trim();
        fields.Faults.AddVariant(ReadingRules.WrongType, "repository", scalar.Span, ("value", scalar.Value), ("path", "{path}"));
        return null;
    }

    private static ImmutableArray<string>? Languages(Fields fields)
    {
        var languages = ImmutableArray.CreateBuilder<string>();
        foreach (var scalar in fields.Scalars("languages"))
        {
            if (!Sentences.Languages.Contains(scalar.Value))
                fields.Faults.AddUnknownValue(scalar, "languages", Sentences.Languages);
            else if (!languages.Contains(scalar.Value))
                languages.Add(scalar.Value);
        }

        return languages.Count == 0 ? null : languages.ToImmutable();
    }
}

/// <summary>What a config may name by id instead of spelling it out.</summary>
internal sealed record BuiltIn(ImmutableArray<SeverityScheme> Schemes, ImmutableArray<DeadlineSet> Deadlines);
