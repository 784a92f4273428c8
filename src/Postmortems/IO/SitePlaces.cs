namespace Postmortems.IO;

/// <summary>Where a site stands, where the next one is made ready, and where the old one stands while they change places.</summary>
internal sealed record SitePlaces(SiteFolder Site, SiteFolder Staging, SiteFolder Old)
{
    private SiteJournal Journal => new(Staging, Site);

    public static SitePlaces Of(string output) => new(new SiteFolder(output), new SiteFolder(output + ".new"), new SiteFolder(output + ".old"));

    /// <summary>Puts right what a killed build left behind: finishes what was decided, and takes away what was not.</summary>
    public void Recover(Action step)
    {
        if (Old.Exists && !Site.Exists)
            Directory.Move(Old.Path, Site.Path);
        if (Old.Exists)
            RemoveOld(step);
        if (Site.IsOurs)
            Journal.Finish(step);
        Staging.RemoveOurs();
    }

    /// <exception cref="IOException">The folder is somebody else's, or a file is where one of the site has to be.</exception>
    public void RefuseForeign(IReadOnlySet<string> paths)
    {
        if (!Site.Exists || !Directory.EnumerateFileSystemEntries(Site.Path).Any())
            return;
        if (!Site.IsOurs)
            throw new IOException($"{Site.Path} is not empty, and was not written by postmortems. Empty it, or choose another folder with --output.");
        var ours = Site.Listed();
        if (paths.Where(path => !ours.Contains(path)).FirstOrDefault(path => File.Exists(Site.At(path))) is { } taken)
            throw new IOException($"{Site.At(taken)} is in the way, and was not written by postmortems. Move it away.");
    }

    /// <summary>Whether single files can take the places of others: there is a site, and no file stands where a folder must be, nor a folder for a file.</summary>
    public bool CanMerge(IReadOnlySet<string> paths)
    {
        if (!Site.IsOurs)
            return false;
        var old = Site.Listed();
        return !old.Overlaps(FoldersOf(paths)) && !FoldersOf(old).Overlaps(paths) && !paths.Any(path => !old.Contains(path) && Directory.Exists(Site.At(path)));
    }

    public void Stage(IReadOnlySet<string> paths, bool isWhole)
    {
        Directory.CreateDirectory(Staging.Path);
        // First of all: by it the next build knows what it may take away.
        Staging.WriteList(isWhole ? paths : paths.Concat(SiteJournal.OwnFiles));
        if (isWhole)
            Staging.MakeFoldersOf(paths);
    }

    /// <summary>The staged site, which is whole, takes the place of the old one.</summary>
    public void Swap(Action step)
    {
        step();
        if (Site.Exists)
            Directory.Move(Site.Path, Old.Path);
        step();
        Directory.Move(Staging.Path, Site.Path);
        step();
        if (Old.Exists)
            RemoveOld(step);
    }

    /// <summary>What is staged takes its place among what stays.</summary>
    public void Merge(IReadOnlySet<string> paths, IReadOnlySet<string> written, Action step)
    {
        var isSame = written.Count == 0 && Site.Listed().SetEquals(paths.Append(SiteWriter.Manifest));
        if (!isSame)
        {
            Journal.Begin(paths, written, step);
            Journal.Finish(step);
        }

        Staging.RemoveOurs();
    }

    /// <summary>Leaves the old site as it was; but what has been decided stays to be finished.</summary>
    public void GiveUp()
    {
        try
        {
            if (!Journal.IsOpen)
                Staging.RemoveOurs();
        }
        catch (Exception again) when (again is IOException or UnauthorizedAccessException)
        {
            // The reason that is told is the first one; the next build clears away.
        }
    }

    private void RemoveOld(Action step)
    {
        step();
        Old.HandForeignOnTo(Site);
        step();
        Old.RemoveOurs();
    }

    private static HashSet<string> FoldersOf(IEnumerable<string> paths)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            for (var end = path.LastIndexOf('/'); end > 0 && folders.Add(path[..end]); end = path.LastIndexOf('/', end - 1))
            {
            }
        }

        return folders;
    }
}
