using System.Collections.Immutable;
using NodaTime;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Reading;

namespace Postmortems.Tests.Support;

/// <summary>Valid values to start from.</summary>
internal static class An
{
    public static LocalDate Today { get; } = new(2026, 9, 30);

    public static LibraryOptions Options { get; } = ConfigReader.Defaults with { TimeZone = DateTimeZone.Utc };

    public static Incident Incident { get; } = new() { Id = IncidentId.Parse("2024-03-14-slow"), Lang = "en", Title = "Checkout slow" };

    /// <summary>Noon of 14 March 2024 and so many minutes.</summary>
    public static Moment Moment(int minutes) => new()
    {
        Earliest = Instant.FromUtc(2024, 3, 14, 12, 0) + Duration.FromMinutes(minutes),
        Exactness = Exactness.Minute,
    };

    public static Timeline Timeline(params ReadOnlySpan<(int Minutes, Phase? Phase)> entries)
    {
        var lines = ImmutableArray.CreateBuilder<TimelineEntry>();
        foreach (var (minutes, phase) in entries)
            lines.Add(new TimelineEntry { At = Moment(minutes), Phase = phase });
        return new Timeline { Entries = lines.ToImmutable() };
    }

    /// <summary>A report from its front matter and body.</summary>
    public static ReadResult Report(string frontMatter, string body = "", LibraryOptions? options = null) =>
        Read($"---\n{frontMatter.Trim()}\n---\n{body}", options);

    public static ReadResult Read(string text, LibraryOptions? options = null, string path = "content/incidents/a.md") =>
        IncidentReader.Read(new SourceFile(path, text), options ?? Options);

    /// <summary>"line CODE", in order.</summary>
    public static IEnumerable<string> Lines(IEnumerable<Diagnostic> findings) =>
        findings.Select(finding => $"{finding.Source.Position(finding.Span.Start).Line} {finding.Rule.Code}");
}
