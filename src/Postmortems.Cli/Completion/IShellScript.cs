using System.Collections.Immutable;

namespace Postmortems.Cli.Completion;

/// <summary>Completion for one shell, as a script that needs no run of the tool at each Tab.</summary>
internal interface IShellScript
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <param name="commands">The tool itself first.</param>
    string Write(ImmutableArray<CommandWords> commands);
}

/// <summary>The shells that can be served.</summary>
internal static class ShellScripts
{
    public static ImmutableArray<IShellScript> All { get; } = [new BashScript(), new ZshScript(), new FishScript(), new PowerShellScript()];
}
