namespace Postmortems.IO;

/// <summary>
/// What is left to do to make an old site a new one: which staged files take their places, and which old ones go. It is written whole
/// before the first of them, so that whoever finds it can finish what a killed build began: each step may be done twice.
/// </summary>
internal sealed class SiteJournal(SiteFolder staging, SiteFolder site)
{
    private const string Name = ".postmortems-journal";
    private const string Draft = Name + ".draft";

    // Of the old files and the new ones, and of the new ones alone: at no time is a file of ours in none of the lists.
    private const string Both = ".postmortems-both";
    private const string Final = ".postmortems-list";

    // The last line: what ends without it was not written to its end.
    private const string End = "end";

    /// <summary>What lies in the staging folder beside the files that are to take their places.</summary>
    public static IEnumerable<string> OwnFiles => [Name, Draft, Both, Final];

    public bool IsOpen => Read() is not null;

    /// <summary>From the end of this on the new site comes, whatever happens to this process.</summary>
    /// <param name="paths">All files of the new site.</param>
    /// <param name="written">Those that are staged.</param>
    /// <param name="step">Called before each change on the disk.</param>
    public void Begin(IReadOnlySet<string> paths, IReadOnlySet<string> written, Action step)
    {
        var old = site.Listed();
        var leaving = old.Where(path => path != SiteWriter.Manifest && !paths.Contains(path)).Order(StringComparer.Ordinal);
        // What is new comes first: then no page that is replaced leads to what is not there yet.
        var arriving = written.OrderBy(path => old.Contains(path) ? 1 : 0).ThenBy(path => path, StringComparer.Ordinal);
        step();
        site.MakeFoldersOf(written);
        SiteFolder.WriteList(staging.At(Final), paths);
        SiteFolder.WriteList(staging.At(Both), old.Union(paths));
        step();
        File.Move(staging.At(Both), site.At(SiteWriter.Manifest), overwrite: true);
        step();
        File.WriteAllLines(staging.At(Draft), [.. arriving.Select(path => $"+{path}"), .. leaving.Select(path => $"-{path}"), End]);
        step();
        File.Move(staging.At(Draft), staging.At(Name));
    }

    /// <summary>Does what the journal says; nothing where there is none.</summary>
    public void Finish(Action step)
    {
        if (Read() is not { } lines)
            return;
        foreach (var line in lines)
        {
            step();
            if (line[0] == '+')
                Take(line[1..], line[1..]);
            else
                Remove(line[1..]);
        }

        step();
        Take(Final, SiteWriter.Manifest);
        step();
        File.Delete(staging.At(Name));
        step();
        staging.RemoveOurs();
    }

    private void Take(string from, string to)
    {
        // Otherwise it was done before, by the build that was killed.
        if (File.Exists(staging.At(from)))
            File.Move(staging.At(from), site.At(to), overwrite: true);
    }

    private void Remove(string path)
    {
        if (File.Exists(site.At(path)))
            File.Delete(site.At(path));
        for (var folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (!Directory.Exists(site.At(folder)) || Directory.EnumerateFileSystemEntries(site.At(folder)).Any())
                return;
            Directory.Delete(site.At(folder));
        }
    }

    private string[]? Read()
    {
        if (!File.Exists(staging.At(Name)))
            return null;
        var lines = File.ReadAllLines(staging.At(Name));
        return lines is [.., End] ? [.. lines[..^1].Where(line => line.Length > 1 && SiteFolder.IsInside(line[1..]))] : null;
    }
}
