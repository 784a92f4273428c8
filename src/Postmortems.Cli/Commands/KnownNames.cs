using System.Collections.Immutable;
using System.Text.Json;
using Postmortems.Incidents;

namespace Postmortems.Cli.Commands;

/// <summary>
/// Names that the help of a command lists. They come from the library's data, which takes longer to read than all help to write, and so they stand
/// here too (<c>HelpTests</c> holds the two together).
/// </summary>
internal static class KnownNames
{
    /// <summary>The severity schemes that need no config.</summary>
    public static ImmutableArray<string> Schemes { get; } = ["L1-L4", "P0-P3", "Sev1-Sev5"];

    public static ImmutableArray<string> Phases { get; } = [.. Enum.GetNames<Phase>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
}
