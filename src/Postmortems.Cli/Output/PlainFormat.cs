namespace Postmortems.Cli.Output;

/// <summary><c>path:line:col: level CODE message</c>, one a line: what editors and grep understand.</summary>
internal sealed class PlainFormat : IFindingFormat
{
    public string Name => "plain";

    public void Write(FindingList list, Shell shell)
    {
        foreach (var finding in list.Findings)
            shell.Out.WriteLine(list.Prefix + Printable.Line(finding.ToString()));
    }
}
