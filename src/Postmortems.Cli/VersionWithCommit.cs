using System.CommandLine;
using System.CommandLine.Invocation;
using Postmortems.Cli.Scaffolding;

namespace Postmortems.Cli;

/// <summary>What <c>--version</c> says: enough to find the very source that a tool was built from.</summary>
internal sealed class VersionWithCommit : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ToolSource.Version);
        return ExitCode.Ok;
    }
}
