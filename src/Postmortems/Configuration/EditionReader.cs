using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Configuration;

/// <summary>The editions beside the internal one.</summary>
internal static class EditionReader
{
    private static readonly ImmutableArray<string> Reports = ["public", "all"];

    private static readonly ImmutableArray<string> People = ["roles", "names"];

    /// <summary>An edition of a known name is that one with what is written changed, another is new.</summary>
    public static ImmutableArray<Edition> Extend(ImmutableArray<Edition> weaker, Fields fields)
    {
        if (fields.Child("editions") is not { } editions)
            return weaker;
        var all = weaker;
        foreach (var id in editions.Map.Entries.Select(entry => entry.Key))
        {
            var known = all.FirstOrDefault(edition => edition.Id == id.Value);
            // "public:" with nothing below it declares it all the same.
            var read = editions.Child(id.Value) is { } keys ? Read(keys, known ?? new Edition(id.Value)) : known ?? new Edition(id.Value);
            if (id.Value == Edition.InternalId || !IncidentId.IsSlug(id.Value))
                fields.Faults.AddVariant(ReadingRules.WrongType, "edition", id.Span, ("value", id.Value));
            else
                all = known is null ? all.Add(read) : all.Replace(known, read);
        }

        return all;
    }

    private static Edition Read(Fields fields, Edition weaker)
    {
        var edition = weaker with
        {
            HasAllReports = OneOf(fields, "reports", Reports) is { } reports ? reports == 1 : weaker.HasAllReports,
            NamesPeople = OneOf(fields, "people", People) is { } people ? people == 1 : weaker.NamesPeople,
            InternalKeys = fields.Has("internal_keys") ? ReportKeys.Read(fields, "internal_keys") : weaker.InternalKeys,
            InternalHosts = fields.Has("internal_hosts") ? [.. fields.Texts("internal_hosts").Select(host => host.TrimStart('*').Trim('.'))] : weaker.InternalHosts,
            Title = fields.Text("title") ?? weaker.Title,
            BaseUrl = ConfigReader.BaseUrl(fields) ?? weaker.BaseUrl,
        };
        fields.ReportUnknownKeys();
        return edition;
    }

    private static int? OneOf(Fields fields, string key, ImmutableArray<string> choices)
    {
        if (fields.Scalar(key) is not { } scalar)
            return null;
        if (choices.IndexOf(scalar.Value.Trim()) is >= 0 and var choice)
            return choice;
        fields.Faults.AddUnknownValue(scalar, key, choices);
        return null;
    }
}
