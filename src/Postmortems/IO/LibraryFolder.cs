using Postmortems.Configuration;
using Postmortems.Diagnostics;

namespace Postmortems.IO;

/// <summary>Where a library stands, and its config.</summary>
public static class LibraryFolder
{
    public const string ConfigName = "postmortems.yml";

    /// <summary>The nearest folder from here upwards that holds a config; here, where none does.</summary>
    public static string RootFrom(string folder)
    {
        for (var here = new DirectoryInfo(Path.GetFullPath(folder)); here is not null; here = here.Parent)
        {
            if (File.Exists(Path.Join(here.FullName, ConfigName)))
                return here.FullName;
        }

        return Path.GetFullPath(folder);
    }

    /// <summary>Markdown lies in it that is more than a repository's README, CHANGELOG or CONTRIBUTING: those are written in capitals.</summary>
    public static bool HoldsReports(string folder) =>
        Directory.Exists(folder)
        && Directory.EnumerateFiles(folder, "*.md").Any(file => Path.GetFileNameWithoutExtension(file).Any(c => !char.IsAsciiLetterUpper(c) && c is not '_' and not '-'));

    /// <summary>What people call possible recurrences; none without a file. A link is not followed.</summary>
    public static PatternNames ReadPatternNames(string root, LibraryOptions options) =>
        Has(root, PatternNames.File) ? PatternNames.Read(ContentFolder.Load(root, PatternNames.File), options) : PatternNames.None;

    /// <summary>The defaults, and no source, where there is no config.</summary>
    public static (ConfigResult Config, SourceFile? Source) ReadConfig(string root)
    {
        if (!File.Exists(Path.Join(root, ConfigName)))
            return (new ConfigResult(ConfigReader.Defaults, []), null);
        var source = ContentFolder.Load(root, ConfigName);
        return (ConfigReader.Read(source, path => Has(root, path)), source);
    }

    /// <summary>Whether a file stands there itself: neither it nor a folder above it is a symbolic link.</summary>
    private static bool Has(string root, string path)
    {
        var here = root;
        foreach (var part in path.Split('/'))
        {
            here = Path.Join(here, part);
            if (new FileInfo(here).LinkTarget is not null)
                return false;
        }

        return File.Exists(here);
    }
}
