using System.Globalization;
using System.Text;
using Postmortems.Cli.Bringing;

namespace Postmortems.Cli.Output;

/// <summary>A file that an import writes, as <c>git apply</c> reads it: whole where it is new, one stretch where it changes.</summary>
internal static class ImportDiff
{
    private const int Context = 3;

    /// <returns>Empty for a file that stays as it is.</returns>
    public static string Of(BroughtFile file, string prefix)
    {
        if (file.Deed is Deed.Unchanged)
            return "";
        var (old, now) = (Lines(file.Before ?? ""), Lines(file.Text));
        var head = 0;
        while (head < Math.Min(old.Length, now.Length) && old[head] == now[head])
            head++;
        var tail = 0;
        while (tail < Math.Min(old.Length, now.Length) - head && old[^(tail + 1)] == now[^(tail + 1)])
            tail++;
        var (before, after) = (Math.Min(Context, head), Math.Min(Context, tail));
        var path = Printable.Line(prefix + file.Placed.Path);
        var diff = new StringBuilder($"--- {(file.Before is null ? "/dev/null" : $"a/{path}")}\n+++ b/{path}\n");
        diff.Append(CultureInfo.InvariantCulture, $"@@ -{(old.Length == 0 ? 0 : head - before + 1)},{old.Length - head - tail + before + after} +{head - before + 1},{now.Length - head - tail + before + after} @@\n");
        Append(diff, ' ', old[(head - before)..head]);
        Append(diff, '-', old[head..^tail]);
        Append(diff, '+', now[head..^tail]);
        Append(diff, ' ', now[^tail..][..after]);
        return diff.ToString();
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');

    private static void Append(StringBuilder diff, char mark, string[] lines)
    {
        foreach (var line in lines)
            diff.Append(mark).Append(line).Append('\n');
    }
}
