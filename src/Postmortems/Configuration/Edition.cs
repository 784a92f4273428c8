using System.Collections.Immutable;

namespace Postmortems.Configuration;

/// <summary>For whom a site or an export is made, and what they may know.</summary>
/// <param name="Id">A slug; "internal" is the edition of those who write, and leaves nothing out.</param>
public sealed record Edition(string Id)
{
    public const string InternalId = "internal";

    public const string PublicId = "public";

    public static Edition Internal { get; } = new(InternalId) { HasAllReports = true, NamesPeople = true };

    public bool IsInternal => Id == InternalId;

    /// <summary>Reports for an internal audience too, without what is marked in them.</summary>
    public bool HasAllReports { get; init; }

    /// <summary>Else people are called by their roles.</summary>
    public bool NamesPeople { get; init; }

    /// <summary>Keys of the front matter that no report of this edition has: "impact.revenue".</summary>
    public ImmutableArray<string> InternalKeys { get; init; } = [];

    /// <summary>Domains of the inside, whose hosts and addresses are taken out: "corp.example.org".</summary>
    public ImmutableArray<string> InternalHosts { get; init; } = [];

    /// <summary>What the library is called in this edition; null: as ever.</summary>
    public string? Title { get; init; }

    /// <summary>Where the site of this edition will stand; null: not known, for two editions do not stand in one place.</summary>
    public string? BaseUrl { get; init; }
}
