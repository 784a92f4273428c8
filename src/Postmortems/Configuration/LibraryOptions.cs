using System.Collections.Immutable;
using NodaTime;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Configuration;

/// <summary>What <c>postmortems.yml</c> and the built-in defaults come to: nothing is optional that has a default.</summary>
public sealed record LibraryOptions
{
    public string Title { get; init; } = "Postmortems";

    /// <summary>Where the site will stand, ending in "/"; null when it is not known, and then nothing needs it.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Languages of the interface, the first at the root of the site. "en", "zh".</summary>
    public ImmutableArray<string> Languages { get; init; } = ["en"];

    /// <summary>Zone for times without offset, in reports that name none.</summary>
    public DateTimeZone? TimeZone { get; init; }

    /// <summary>Address of a source file for edit links, with <c>{path}</c> in place of the path in the repository; null: no links.</summary>
    public string? Repository { get; init; }

    /// <summary>Folder of the reports, relative to the config.</summary>
    public string Content { get; init; } = "content/incidents";

    /// <summary>Folder of the team's own report templates, relative to the config; it need not be there.</summary>
    public string Templates { get; init; } = "content/templates";

    /// <summary>Folder of the team's own chapters of the playbook, relative to the config; it need not exist.</summary>
    public string Playbook { get; init; } = "content/playbook";

    public Audience Audience { get; init; } = Audience.Internal;

    public ImmutableArray<SeverityScheme> Schemes { get; init; } = [];

    public ImmutableArray<BusinessCalendar> Calendars { get; init; } = [];

    public ImmutableArray<Release> Releases { get; init; } = [];

    public ImmutableArray<Deadline> Deadlines { get; init; } = [];

    /// <summary>Which facts are asked for, in the order of report-writing.</summary>
    public ImmutableArray<Requirement> Required { get; init; } = [];

    public ImmutableArray<Term> Roles { get; init; } = [];

    /// <summary>In the order in which the playbook shows them.</summary>
    public ImmutableArray<Duty> Duties { get; init; } = [];

    public Taxonomy Taxonomy { get; init; } = Taxonomy.Empty;

    /// <summary>The catalogue; empty: any slug is a service.</summary>
    public ImmutableArray<Term> Services { get; init; } = [];

    public ImmutableArray<Term> Teams { get; init; } = [];

    /// <summary>Rule name to level; null switches the rule off.</summary>
    public ImmutableSortedDictionary<string, DiagnosticSeverity?> Rules { get; init; } =
        ImmutableSortedDictionary.Create<string, DiagnosticSeverity?>(StringComparer.Ordinal);

    public Brand Brand { get; init; } = new();

    /// <summary>Terms of the team's own that mean the same, each with its concept: what the search knows beside <see cref="Language.QueryWords.Concepts"/>.</summary>
    public ImmutableArray<(string Concept, string Phrase)> Concepts { get; init; } = [];

    /// <summary>Where reports were taken from that the team did not write itself.</summary>
    public ImmutableArray<LibrarySource> Sources { get; init; } = [];

    /// <summary>Those that can be asked for beside the internal one.</summary>
    public ImmutableArray<Edition> Editions { get; init; } = [];

    /// <summary>The one that is being made.</summary>
    public Edition Edition { get; init; } = Edition.Internal;

    public string DefaultLanguage => Languages[0];

    public bool GradesBy(string scheme) => Schemes.Any(known => known.Id == scheme);

    /// <param name="scheme">Null: those of every scheme that the library grades by, and those that hold whatever the scheme.</param>
    public ImmutableArray<Duty> DutiesOf(string? scheme) =>
        [.. Duties.Where(duty => scheme is null ? duty.Scheme is null || GradesBy(duty.Scheme) : duty.Scheme == scheme && GradesBy(scheme))];
}

/// <summary>The five vocabularies of analysis.</summary>
public sealed record Taxonomy(
    ImmutableArray<Term> Trigger,
    ImmutableArray<Term> Cause,
    ImmutableArray<Term> Gate,
    ImmutableArray<Term> Reason,
    ImmutableArray<Term> Detection)
{
    public static Taxonomy Empty { get; } = new([], [], [], [], []);
}

/// <summary>What a team changes of the look without touching the theme.</summary>
/// <param name="Logo">Path of a picture, from the folder of the config.</param>
/// <param name="Accent">A CSS hex colour, "#0a5".</param>
/// <param name="Footer">Plain text.</param>
/// <param name="Css">Path of a style sheet, from the folder of the config: it follows the theme's own.</param>
public sealed record Brand(string? Logo = null, string? Accent = null, string? Footer = null, string? Css = null)
{
    /// <summary>What has to be copied into the site.</summary>
    public IEnumerable<string> Files => new[] { Logo, Css }.OfType<string>();
}

/// <summary>A publication that reports were taken from.</summary>
/// <param name="Url">What the links of its reports begin with.</param>
/// <param name="Licence">Under which it may be used; null where none is stated.</param>
public sealed record LibrarySource(string Title, string Url, string? Licence)
{
    /// <summary>Whether an address is one of its pages.</summary>
    public bool Has(string address)
    {
        // As browsers read them: a host in any case, and a slash at the end or none.
        var (whole, page) = (Normal(Url).TrimEnd('/'), Normal(address));
        return page.StartsWith(whole, StringComparison.Ordinal) && (page.Length == whole.Length || page[whole.Length] is '/' or '?' or '#');
    }

    private static string Normal(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.AbsoluteUri : address;
}

/// <summary>What a role does in an incident.</summary>
/// <param name="Scheme">Null: whatever the scheme.</param>
/// <param name="Levels">Ids of the scheme's levels; empty: at every level.</param>
/// <param name="Role">An id of the roles.</param>
public sealed record Duty(string? Scheme, ImmutableArray<string> Levels, string Role, ImmutableArray<LocalText> Tasks);

/// <summary>A release of a service, by which "fixed in the next release" is judged.</summary>
public sealed record Release(string Service, string Version, LocalDate Date);

/// <summary>From which weight on a fact is asked for.</summary>
public enum RequiredFrom
{
    /// <summary>Always, even in a draft.</summary>
    Draft,

    /// <summary>In review and final, and in any backfilled report.</summary>
    Review,

    /// <summary>In every final report that is not backfilled.</summary>
    Final,

    /// <summary>In a final report of rank 1 or 2 that is not backfilled.</summary>
    Severe,
}

/// <param name="Field">A key of the front matter, or one of the composed facts that the rule on required fields knows.</param>
public sealed record Requirement(string Field, RequiredFrom From);
