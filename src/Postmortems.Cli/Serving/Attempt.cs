using System.Collections.Immutable;
using Postmortems.Cli.Commands;
using Postmortems.Diagnostics;
using Postmortems.IO;
using Postmortems.Site;

namespace Postmortems.Cli.Serving;

/// <summary>One try at a site: either there is one, or it says why not.</summary>
internal sealed record Attempt
{
    public LoadedLibrary? Loaded { get; private init; }

    public AssembledSite? Site { get; private init; }

    /// <summary>Why there is no site.</summary>
    public string? Failure { get; private init; }

    /// <summary>The disk said no: it may say yes later without a file having changed (a permission, a folder that was not watched).</summary>
    public bool IsWorthRepeating { get; private init; }

    /// <summary>What reading said beside findings: links that were refused.</summary>
    public ImmutableArray<string> Asides { get; private init; } = [];

    public bool HasBrokenConfig =>
        Loaded?.Findings.Any(finding => finding.Source.Path == LibraryFolder.ConfigName && finding.Severity is DiagnosticSeverity.Error) is true;

    /// <summary>Never throws for what a library on a disk can be: the server outlives it.</summary>
    public static Attempt Make(LibraryRequest request, Shell shell, ITheme theme)
    {
        using var aside = new StringWriter();
        try
        {
            var loaded = LoadedLibrary.Load(request, shell with { Error = aside });
            // No commit: what is looked at while writing is not committed, and git would be asked at each save.
            var site = AssembledSite.Of(loaded, theme, request.Today, origin: null);
            return site.Contents.Clash is { } clash
                ? new Attempt { Failure = $"Two pages share the address {clash}." }
                : new Attempt { Loaded = loaded, Site = site, Asides = Lines(aside) };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What was said before it failed may be the reason: a misspelt key of the config.
            return new Attempt { Failure = string.Join('\n', Lines(aside).Append(failure.Message)), IsWorthRepeating = true };
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Nobody shall lose the preview in the middle of a sentence for a fault of ours.
            return new Attempt { Failure = $"A fault of postmortems itself: {fault}" };
        }
    }

    private static ImmutableArray<string> Lines(StringWriter text) => [.. text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
