using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Postmortems.Diagnostics;
using Postmortems.Validation;

namespace Postmortems.Tests.Validation;

/// <summary>A file of an example without its marks, and what they say must be reported in it.</summary>
/// <param name="Expected">"path:line CODE level".</param>
internal sealed partial record MarkedFile(SourceFile Source, ImmutableArray<string> Expected)
{
    public static MarkedFile Read(string path, string text)
    {
        var (clean, expected, line) = (new StringBuilder(), ImmutableArray.CreateBuilder<string>(), 1);
        foreach (var written in text.Split('\n'))
        {
            var mark = Mark().Match(written);
            var times = mark.Groups["times"].Success ? int.Parse(mark.Groups["times"].Value, CultureInfo.InvariantCulture) : 1;
            clean.Insert(clean.Length, written[..(written.Length - mark.Length)] + "\n", times);
            foreach (Capture code in mark.Groups["code"].Captures)
                expected.Add($"{path}:{line} {Levelled(code.Value)}");
            line += times;
        }

        return new MarkedFile(new SourceFile(path, ControlPicture().Replace(clean.ToString(), Control)), expected.ToImmutable());
    }

    // A mark that names no level means the rule's own.
    private static string Levelled(string mark) =>
        mark.Contains(' ') || RuleSet.Find(mark) is not { } rule ? mark : $"{mark} {rule.Severity.Label()}";

    private static string Control(Match picture) => ((char)(picture.Value[0] - '\u2400')).ToString();

    [GeneratedRegex(
        @"\s*(<!--|#) ((?<code>PM[0-9]{4}( (error|warning|hint))?)(, )?)*((?<times>[0-9]+) times)?( -->)?$",
        RegexOptions.ExplicitCapture,
        1_000)]
    private static partial Regex Mark();

    [GeneratedRegex("[\u2400-\u241F]", RegexOptions.NonBacktracking)]
    private static partial Regex ControlPicture();
}
