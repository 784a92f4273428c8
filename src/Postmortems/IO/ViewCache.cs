using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using Postmortems.Site;

namespace Postmortems.IO;

/// <summary>
/// Beside the site, of which page each of its files was drawn: a page that is what it was need not be drawn again. It is a help and no
/// more: where it is missing, cannot be read, or comes from another version, every page is drawn.
/// </summary>
internal sealed class ViewCache
{
    private const string Name = "views";

    private readonly string _file;
    private readonly string _version;
    private readonly ViewPrint _prints = new();
    private readonly FrozenDictionary<string, Entry> _before;
    private readonly ConcurrentDictionary<string, Entry> _now = [];

    private ViewCache(string file, string version, FrozenDictionary<string, Entry> before) => (_file, _version, _before) = (file, version, before);

    /// <param name="isClean">What was kept is passed over.</param>
    public static ViewCache Of(string output, ITheme theme, bool isClean)
    {
        var file = Path.Join(output + ".cache", Name);
        // Another build of the tool or of the theme may draw the same page otherwise.
        var version = $"1 {typeof(ViewCache).Module.ModuleVersionId:N} {theme.GetType().Module.ModuleVersionId:N}";
        return new ViewCache(file, version, isClean ? FrozenDictionary<string, Entry>.Empty : Read(file, version));
    }

    /// <summary>Null for a page that must be drawn whatever stands.</summary>
    public string? PrintOf(Page page) => _prints.Of(page);

    /// <summary>Whether the site has this very page: drawn from the same, and not touched since.</summary>
    public bool Stands(SiteFolder site, string path, string print)
    {
        if (!_before.TryGetValue(path, out var entry) || entry.Print != print || site.HashOf(path) != entry.Hash)
            return false;
        _now[path] = entry;
        return true;
    }

    public void Drawn(string path, string print, ReadOnlySpan<byte> html) => _now[path] = new Entry(print, Convert.ToHexStringLower(SHA256.HashData(html)));

    /// <summary>Keeps what this build has learnt. A disk that says no costs the next build its time, and nothing else.</summary>
    public void Save()
    {
        if (_now.IsEmpty)
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            var lines = _now.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Value.Print} {entry.Value.Hash} {entry.Key}");
            File.WriteAllLines(_file + ".new", lines.Prepend(_version));
            File.Move(_file + ".new", _file, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static FrozenDictionary<string, Entry> Read(string file, string version)
    {
        try
        {
            var lines = File.ReadLines(file).ToList();
            return lines.Count == 0 || lines[0] != version
                ? FrozenDictionary<string, Entry>.Empty
                : lines.Skip(1).Select(line => line.Split(' ', 3)).Where(parts => parts.Length == 3).ToFrozenDictionary(parts => parts[2], parts => new Entry(parts[0], parts[1]));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return FrozenDictionary<string, Entry>.Empty;
        }
    }

    /// <param name="Print">Of the page.</param>
    /// <param name="Hash">Of the file that it was drawn to.</param>
    private sealed record Entry(string Print, string Hash);
}
