using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.IO;

/// <summary>The repository around a library, as far as reports name files of it.</summary>
public static class RepositoryFiles
{
    /// <summary>Those of the paths that exist, from the library's root or from the top of its repository. Nothing is listed or opened.</summary>
    public static ImmutableHashSet<string> Existing(string root, IEnumerable<Incident> incidents)
    {
        var tops = new[] { root, TopOf(root) }.Distinct().ToList();
        return [.. incidents.SelectMany(RegressionTests.PathsOf).Distinct().Where(path => tops.Any(top => Path.Exists(Path.Join(top, path))))];
    }

    /// <summary>The folder that holds ".git" (a file, in a work tree of its own); the root itself, where none does.</summary>
    private static string TopOf(string root)
    {
        for (var here = new DirectoryInfo(root); here is not null; here = here.Parent)
        {
            if (Path.Exists(Path.Join(here.FullName, ".git")))
                return here.FullName;
        }

        return root;
    }
}
