using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Postmortems.Diagnostics;
using Postmortems.Validation;

namespace Postmortems.Tests.Validation;

/// <summary>A file of an example without its marks, and what they say must be reported in it.</summary>
/// <param name="Expected">"path:line CODE level".</param>
internal sealed partial record MarkedFile(SourceFile Source, ImmutableArray<string> Expected)
{
    public static MarkedFile Read(string path, ExampleFile file)
    {
        var (clean, expected, line) = (new StringBuilder(), ImmutableArray.CreateBuilder<string>(), 1);
        foreach (var written in file.Lines)
        {
            clean.Insert(clean.Length, written.Text + "\n", written.Times);
            foreach (var mark in written.Marks)
                expected.Add($"{path}:{line} {Levelled(mark)}");
            line += written.Times;
        }

        return new MarkedFile(new SourceFile(path, ControlPicture().Replace(clean.ToString(), Control)), expected.ToImmutable());
    }

    // A mark that names no level means the rule's own.
    private static string Levelled(string mark) =>
        mark.Contains(' ') || RuleSet.Find(mark) is not { } rule ? mark : $"{mark} {rule.Severity.Label()}";

    private static string Control(Match picture) => ((char)(picture.Value[0] - '\u2400')).ToString();

    [GeneratedRegex("[\u2400-\u241F]", RegexOptions.NonBacktracking)]
    private static partial Regex ControlPicture();
}
