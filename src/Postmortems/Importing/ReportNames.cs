using System.Text.RegularExpressions;

namespace Postmortems.Importing;

/// <summary>File names that say what every report is, and not which.</summary>
internal static partial class ReportNames
{
    public static bool IsGeneral(string stem) => !stem.Any(char.IsLetter) || General().IsMatch(stem);

    [GeneratedRegex(@"^(index|readme|report|post-?mortem|incident|page|main|content|故障复盘|故障报告|复盘)[-_ 0-9]*\z", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex General();
}
