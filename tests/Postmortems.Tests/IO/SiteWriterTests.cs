using System.Collections.Immutable;
using System.Text;
using Postmortems.IO;
using Postmortems.Site;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.IO;

/// <summary>Output is never half: whatever step a build dies at, every file is whole, and the next build makes the rest good.</summary>
public sealed class SiteWriterTests : IDisposable
{
    private static readonly Dictionary<string, string> Old = new()
    {
        ["index.html"] = "old front",
        ["same.html"] = "same",
        ["gone/deep/page.html"] = "old page",
        ["data/table.csv"] = "1,2,3",
        ["search/one/index.js"] = "old index",
    };

    private static readonly Dictionary<string, string> New = new()
    {
        ["index.html"] = "the new front",
        ["same.html"] = "same",
        ["new/deep/page.html"] = "new page",
        ["data/table.csv"] = "3,2,1",
        ["search/two/index.js"] = "new index",
    };

    private readonly TestShell _shell = new();

    private string Site => Path.Join(_shell.Folder, "site");

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_build_that_is_killed_at_any_step_leaves_whole_files_and_the_next_one_finishes(bool isClean)
    {
        foreach (var next in new[] { New, Old })
        {
            var step = 0;
            do
            {
                await BeginAsync();
                if (!await IsCutAsync(New, ++step, isClean, () => new PowerCut()))
                    break;
                AssertWhole(step);
                await WriteAsync(next);
                AssertIs(next);
            }
            while (true);
            Assert.InRange(step, isClean ? 8 : 14, 40);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_disk_that_says_no_while_files_are_staged_leaves_the_old_site_and_nothing_beside_it(bool isClean)
    {
        for (var step = 1; step <= New.Count; step++)
        {
            await BeginAsync();
            Assert.True(await IsCutAsync(New, step, isClean, () => new IOException("No space left on device")));
            AssertIs(Old);
        }
    }

    [Fact]
    public async Task What_has_been_decided_is_finished_when_the_disk_says_yes_again()
    {
        await BeginAsync();
        // The last step but two: the journal stands, and most of it is done.
        var steps = 0;
        await WriteAsync(New, step: () => steps++);
        await BeginAsync();
        await IsCutAsync(New, steps - 2, isClean: false, () => new IOException("No"));
        await WriteAsync(New);
        AssertIs(New);
    }

    [Fact]
    public async Task A_file_with_the_same_bytes_is_not_written()
    {
        await BeginAsync();
        var then = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Join(Site, "same.html"), then);
        Assert.Equal(New.Count - 1, await WriteAsync(New));
        Assert.Equal(then, File.GetLastWriteTimeUtc(Path.Join(Site, "same.html")));
        Assert.Equal(0, await WriteAsync(New));
        AssertIs(New);
    }

    [Fact]
    public async Task A_file_that_somebody_has_changed_is_put_right()
    {
        await BeginAsync();
        _shell.Write("site/same.html", "SAME");
        Assert.Equal(1, await WriteAsync(Old));
        AssertIs(Old);
    }

    [Fact]
    public async Task A_file_of_somebody_else_is_never_overwritten()
    {
        await BeginAsync();
        _shell.Write("site/new/deep/page.html", "mine");
        var refused = await Assert.ThrowsAsync<IOException>(() => WriteAsync(New));
        Assert.Contains("page.html is in the way, and was not written by postmortems", refused.Message);
        Assert.Equal("mine", _shell.Read("site/new/deep/page.html"));
        Assert.Equal("old front", _shell.Read("site/index.html"));
    }

    [Fact]
    public async Task A_folder_can_take_the_place_of_a_file_and_a_file_that_of_a_folder()
    {
        await BeginAsync();
        var turned = new Dictionary<string, string> { ["index.html/inside"] = "a", ["gone"] = "b", ["data"] = "c" };
        await WriteAsync(turned);
        AssertIs(turned);
    }

    [Fact]
    public async Task Of_two_builds_at_once_the_second_waits_and_says_so()
    {
        await BeginAsync();
        var (isWriting, isWaiting) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Task.Run(() => WriteAsync(New, step: () =>
        {
            isWriting.TrySetResult();
            isWaiting.Task.Wait();
        }));
        await isWriting.Task;
        await WriteAsync(Old, waits: isWaiting.SetResult);
        await first;
        AssertIs(Old);
    }

    [Fact]
    public async Task A_lock_that_a_killed_build_left_behind_locks_nothing()
    {
        File.WriteAllText(Site + ".lock", "killed");
        await WriteAsync(New, waits: () => Assert.Fail("nobody has it"));
        Assert.False(File.Exists(Site + ".lock"));
    }

    private async Task BeginAsync()
    {
        foreach (var folder in Directory.EnumerateDirectories(_shell.Folder))
            Directory.Delete(folder, recursive: true);
        await WriteAsync(Old);
        _shell.Write("site/CNAME", "example.org");
    }

    private async Task<int> WriteAsync(Dictionary<string, string> files, bool isClean = false, Action? step = null, Action? waits = null)
    {
        var contents = new SiteContents([], [.. files.Select(file => new SiteFile(new PagePath(file.Key), Encoding.UTF8.GetBytes(file.Value)))], ImmutableSortedDictionary<string, PagePath>.Empty);
        var options = new SiteWriterOptions(1, () => { }) { IsClean = isClean, Step = step ?? (() => { }), Waits = waits ?? (() => { }) };
        return await SiteWriter.WriteAsync(contents, new RazorTheme(), Site, options, default);
    }

    /// <returns>False where the build was done before the step came.</returns>
    private async Task<bool> IsCutAsync(Dictionary<string, string> files, int step, bool isClean, Func<Exception> cut)
    {
        var steps = 0;
        try
        {
            await WriteAsync(files, isClean, () =>
            {
                if (++steps == step)
                    throw cut();
            });
            return false;
        }
        catch (Exception one) when (one is PowerCut or IOException)
        {
            return true;
        }
    }

    private void AssertWhole(int step)
    {
        // Between the two renames of a swap the old site stands under its other name; after them, what is not ours stands there for a moment.
        var files = Files(Directory.Exists(Site) ? Site : Site + ".old");
        Assert.True(files.ContainsKey("CNAME") || _shell.Exists("site.old/CNAME"));
        Assert.All(files.Where(file => file.Key is not ("CNAME" or SiteWriter.Manifest)), file =>
            Assert.True(Old.GetValueOrDefault(file.Key) == file.Value || New.GetValueOrDefault(file.Key) == file.Value, $"{file.Key} after step {step}"));
        Assert.All(Old.Keys.Intersect(New.Keys), path => Assert.Contains(path, files.Keys));
    }

    private void AssertIs(Dictionary<string, string> expected)
    {
        var files = Files(Site);
        Assert.Equal(string.Join('\n', expected.Keys.Append(SiteWriter.Manifest).Order(StringComparer.Ordinal)) + "\n", files[SiteWriter.Manifest]);
        Assert.Equal("example.org", files["CNAME"]);
        Assert.Equal(expected.OrderBy(file => file.Key, StringComparer.Ordinal), files.Where(file => file.Key is not ("CNAME" or SiteWriter.Manifest)).OrderBy(file => file.Key, StringComparer.Ordinal));
        Assert.Equal([Site], Directory.EnumerateFileSystemEntries(_shell.Folder));
    }

    private static Dictionary<string, string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText);

    private sealed class PowerCut : Exception;
}
