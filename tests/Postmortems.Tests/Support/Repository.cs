using System.Runtime.CompilerServices;
using Postmortems.IO;

namespace Postmortems.Tests.Support;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = LibraryFolder.RootFrom(AppContext.BaseDirectory);

    public static string Tests { get; } = Path.Join(Root, "tests", "Postmortems.Tests");

    /// <summary>Data that the project does not need: found by an environment variable, and its tests say so when it is not there.</summary>
    public static string? Hostile { get; } = Environment.GetEnvironmentVariable("POSTMORTEMS_HOSTILE") is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null;

    /// <summary>A collection of other people's reports, one folder a repository.</summary>
    public static string? FullTexts { get; } = Environment.GetEnvironmentVariable("POSTMORTEMS_FULLTEXT") is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null;

    public static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Join(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);
}

/// <summary>A test that needs the collection of other people's reports.</summary>
internal sealed class FullTextFactAttribute : FactAttribute
{
    private const string WhyNot = "POSTMORTEMS_FULLTEXT names no folder: the collection of reports is not on this machine";

    /// <inheritdoc cref="HostileFactAttribute(string)"/>
    public FullTextFactAttribute([CallerMemberName] string test = "")
    {
        if (Repository.FullTexts is null)
            (Skip, DisplayName) = (WhyNot, $"{test}: {WhyNot}");
    }
}

/// <summary>A test that needs the collection of hostile files.</summary>
internal sealed class HostileFactAttribute : FactAttribute
{
    private const string WhyNot = "POSTMORTEMS_HOSTILE names no folder: the collection of hostile files is not on this machine";

    /// <param name="test">The runner prints the name of a skipped test, but not the reason: so the reason becomes part of the name.</param>
    public HostileFactAttribute([CallerMemberName] string test = "")
    {
        if (Repository.Hostile is null)
            (Skip, DisplayName) = (WhyNot, $"{test}: {WhyNot}");
    }
}
