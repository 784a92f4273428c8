using System.Collections.Immutable;
using Postmortems.Diagnostics;

namespace Postmortems.Cli.Output;

/// <summary><c>path:line:col: level CODE message</c>, one a line: what editors and grep understand.</summary>
internal sealed class PlainFormat : IFindingFormat
{
    public string Name => "plain";

    public void Write(ImmutableArray<Diagnostic> findings, string prefix, Shell shell)
    {
        foreach (var finding in findings)
            shell.Out.WriteLine(prefix + Printable.Line(finding.ToString()));
    }
}
