using System.Globalization;
using System.Text;

namespace Postmortems.Cli.Output;

/// <summary>What a mend changes, as <c>git apply</c> reads it. A mend adds no line and takes none away, so lines are compared one by one.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <param name="path">With "/".</param>
    /// <returns>Empty when nothing has changed.</returns>
    public static string Of(string path, string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var changed = Enumerable.Range(0, old.Length).Where(i => old[i] != now[i]).ToList();
        if (changed.Count == 0)
            return "";
        var diff = new StringBuilder($"--- {Name("a", path)}\n+++ {Name("b", path)}\n");
        // What follows the last line feed is no line when it is empty.
        var count = old[^1].Length == 0 ? old.Length - 1 : old.Length;
        for (var i = 0; i < changed.Count;)
        {
            var last = i;
            while (last + 1 < changed.Count && changed[last + 1] - changed[last] <= 2 * Context)
                last++;
            var (from, to) = (Math.Max(0, changed[i] - Context), Math.Min(count, changed[last] + Context + 1));
            var range = string.Create(CultureInfo.InvariantCulture, $"{from + 1},{to - from}");
            diff.Append($"@@ -{range} +{range} @@\n");
            Hunk(diff, (old, now), (from, to));
            i = last + 1;
        }

        return diff.ToString();
    }

    /// <summary>Lines that change together stand together: all old ones, then all new ones.</summary>
    private static void Hunk(StringBuilder diff, (string[] Old, string[] Now) lines, (int From, int To) range)
    {
        for (var i = range.From; i < range.To;)
        {
            var end = i;
            while (end < range.To && lines.Old[end] != lines.Now[end])
                end++;
            for (var j = i; j < end; j++)
                Line(diff, '-', lines.Old, j);
            for (var j = i; j < end; j++)
                Line(diff, '+', lines.Now, j);
            if (end == i)
                Line(diff, ' ', lines.Old, end++);
            i = end;
        }
    }

    private static void Line(StringBuilder diff, char mark, string[] lines, int i) =>
        diff.Append(mark).Append(lines[i]).Append('\n').Append(i == lines.Length - 1 ? "\\ No newline at end of file\n" : "");

    /// <summary>Quoted as git does where a name holds what would end it.</summary>
    private static string Name(string side, string path) =>
        path.Any(c => char.IsControl(c) || c is '"' or '\\') ? $"\"{side}/{string.Concat(path.Select(Escaped))}\"" : $"{side}/{path}";

    private static string Escaped(char c) =>
        c is '"' or '\\' ? $"\\{c}" : char.IsControl(c) ? $"\\{Convert.ToString(c, 8).PadLeft(3, '0')}" : c.ToString();
}
