using System.Collections.Concurrent;
using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.IO;

/// <summary>The repository around a library, as far as reports name files of it. Nothing is listed or opened.</summary>
public sealed class RepositoryFiles
{
    private readonly ImmutableArray<string> _tops;
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <param name="root">Of the library.</param>
    public RepositoryFiles(string root) => _tops = [.. new[] { root, TopOf(root) }.Distinct()];

    /// <summary>Whether there is such a file or folder, seen from the library's root or from the top of its repository. Any number of threads may ask.</summary>
    /// <param name="path">As <see cref="RegressionTests.PathOf"/> gives it.</param>
    public bool Has(string path) => _known.GetOrAdd(path, asked => _tops.Any(top => Path.Exists(Path.Join(top, asked))));

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
