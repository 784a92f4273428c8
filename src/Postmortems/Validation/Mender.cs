using System.Text;
using Postmortems.Diagnostics;

namespace Postmortems.Validation;

/// <summary>A file whose findings were mended as far as that is beyond doubt.</summary>
/// <param name="Count">Of the findings that were mended.</param>
public sealed record MendedFile(SourceFile Before, SourceFile After, int Count);

/// <summary>Applies what findings carry. Touches nothing but the places that they name.</summary>
public static class Mender
{
    /// <summary>A misspelt key that is mended may bring a misspelt value to light; nothing goes deeper than this.</summary>
    private const int MaxRounds = 8;

    /// <param name="check">The findings of a file.</param>
    public static MendedFile Mend(SourceFile file, Func<SourceFile, IEnumerable<Diagnostic>> check)
    {
        var (now, count) = (file, 0);
        for (var round = 0; round < MaxRounds; round++)
        {
            var (next, mended) = Apply(now, check(now));
            if (mended == 0)
                break;
            (now, count) = (next, count + mended);
        }

        return new MendedFile(file, now, count);
    }

    /// <summary>Two findings that want to write at one place are both left to the author.</summary>
    internal static (SourceFile File, int Mended) Apply(SourceFile file, IEnumerable<Diagnostic> findings)
    {
        var mends = findings.Where(finding => finding.Source.Path == file.Path).Select(finding => finding.Mend).OfType<Mend>().Where(mend => IsWithin(mend, file)).Distinct().ToList();
        var edits = mends.SelectMany(mend => mend.Edits.Select(edit => (Edit: edit, Mend: mend))).OrderBy(pair => pair.Edit.Span.Start).ToList();
        var clashing = Clashing(edits);
        var (text, from) = (new StringBuilder(file.Text.Length), 0);
        foreach (var (edit, _) in edits.Where(pair => !clashing.Contains(pair.Mend)))
        {
            text.Append(file.Text, from, edit.Span.Start - from).Append(edit.Text);
            from = edit.Span.End;
        }

        return (new SourceFile(file.Path, text.Append(file.Text, from, file.Text.Length - from).ToString()), mends.Count - clashing.Count);
    }

    private static bool IsWithin(Mend mend, SourceFile file) =>
        !mend.Edits.IsEmpty && mend.Edits.All(edit => edit.Span.Start >= 0 && edit.Span.Start < edit.Span.End && edit.Span.End <= file.Text.Length);

    private static HashSet<Mend> Clashing(List<(TextEdit Edit, Mend Mend)> edits)
    {
        var clashing = new HashSet<Mend>();
        var last = -1;
        for (var i = 0; i < edits.Count; i++)
        {
            if (last >= 0 && edits[i].Edit.Span.Start < edits[last].Edit.Span.End)
                clashing.UnionWith([edits[i].Mend, edits[last].Mend]);
            if (last < 0 || edits[i].Edit.Span.End > edits[last].Edit.Span.End)
                last = i;
        }

        return clashing;
    }
}
