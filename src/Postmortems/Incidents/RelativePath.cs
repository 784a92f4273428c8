namespace Postmortems.Incidents;

/// <summary>Paths as reports and sites write them: with "/", on every machine.</summary>
public static class RelativePath
{
    /// <summary>
    /// Where a link of a file leads, by text alone: percent-decoded, without query and fragment, "." and ".." resolved.
    /// Null when it would leave the folder that all paths are relative to, or names no file.
    /// </summary>
    /// <param name="file">The file that links, "content/incidents/2020/a.md".</param>
    /// <param name="target">"../pictures/a.png".</param>
    public static string? Resolve(string file, string target)
    {
        var path = Uri.UnescapeDataString(target.Split('#', '?')[0]);
        if (path.Length == 0 || path.StartsWith('/') || path.Contains('\\') || path.Contains(':') || path.Any(char.IsControl))
            return null;
        var segments = file.Split('/')[..^1].ToList();
        foreach (var segment in path.Split('/'))
        {
            if (segment == "..")
            {
                if (segments.Count == 0)
                    return null;
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "."))
            {
                segments.Add(segment);
            }
        }

        return segments.Count == 0 ? null : string.Join('/', segments);
    }

    /// <param name="folder">"." for the root itself.</param>
    public static bool IsUnder(string path, string folder) => folder == "." || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);
}
