using System.Text;

namespace Postmortems.Theme;

/// <summary>A script as readers load it: without comments of their own line and indentation, which are a sixth of its weight; each line stays a line.</summary>
internal static class ShippedScript
{
    public static byte[] Of(byte[] source)
    {
        var lines = Encoding.UTF8.GetString(source).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !IsComment(line));
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
    }

    private static bool IsComment(string line) =>
        line.StartsWith("//", StringComparison.Ordinal) || (line.StartsWith("/*", StringComparison.Ordinal) && line.EndsWith("*/", StringComparison.Ordinal));
}
