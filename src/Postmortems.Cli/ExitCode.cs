namespace Postmortems.Cli;

/// <summary>What CI and scripts branch on.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The reports have errors (or warnings, when the check is strict).</summary>
    public const int Findings = 1;

    /// <summary>The tool could not do its work: wrong arguments, a disk, a missing folder.</summary>
    public const int Failure = 2;
}
