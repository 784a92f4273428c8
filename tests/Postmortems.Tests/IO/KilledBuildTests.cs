using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Postmortems.Cli;
using Postmortems.IO;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.IO;

/// <summary>What <see cref="SiteWriterTests"/> plays through step by step, with real processes and real disks. It takes minutes, and is asked for.</summary>
public sealed class KilledBuildTests : IDisposable
{
    private const int Kills = 50;

    private readonly TestShell _shell = new();
    private readonly Random _random = new(20_261_122);

    public void Dispose() => _shell.Dispose();

    [KilledBuildFact]
    public void Fifty_builds_that_are_killed_leave_whole_files_and_the_next_gives_the_bytes_of_one_from_nothing()
    {
        var versions = new Dictionary<string, HashSet<string>>();
        foreach (var version in new[] { 0, 1 })
        {
            WriteReports(version);
            Assert.Equal(ExitCode.Findings, Run("fresh", TimeSpan.MaxValue));
            foreach (var (path, hash) in Hashes("fresh"))
                versions[path] = [.. versions.GetValueOrDefault(path) ?? [], hash];
            Directory.Move(At("fresh"), At($"fresh{version}"));
        }

        var clock = Stopwatch.StartNew();
        Run("site", TimeSpan.MaxValue);
        var whole = clock.Elapsed;
        for (var kill = 0; kill < Kills; kill++)
        {
            WriteReports(kill % 2);
            // Most of a build is reading and reckoning: the later half is where files are written.
            Run("site", whole * (0.4 + (_random.NextDouble() * 0.8)), kill % 3 == 0 ? "--clean" : null);
            var stands = Directory.Exists(At("site")) ? "site" : "site.old";
            Assert.All(Hashes(stands).Where(file => file.Key != SiteWriter.Manifest), file => Assert.Contains(file.Value, versions[file.Key]));
            if (kill % 10 == 9)
            {
                Assert.Equal(ExitCode.Findings, Run("site", TimeSpan.MaxValue));
                Assert.Equal(Hashes($"fresh{kill % 2}"), Hashes("site"));
            }
        }
    }

    [KilledBuildFact]
    public void On_a_full_disk_and_on_one_that_may_not_be_written_the_old_site_stands_and_the_exit_code_is_2()
    {
        WriteReports(0);
        Directory.CreateDirectory(At("disk"));
        Start("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", At("disk"));
        try
        {
            Run("disk/site", TimeSpan.MaxValue);
            var old = Hashes("disk/site");
            WriteReports(1);
            Start("sh", "-c", $"cat /dev/zero > '{At("disk/fill")}' 2> /dev/null; true");
            Assert.Equal(ExitCode.Failure, Run("disk/site", TimeSpan.MaxValue));
            Assert.Equal(ExitCode.Failure, Run("disk/site", TimeSpan.MaxValue, "--clean"));
            Assert.Equal(old, Hashes("disk/site"));
            File.Delete(At("disk/fill"));
            Start("mount", "-o", "remount,ro", At("disk"));
            Assert.Equal(ExitCode.Failure, Run("disk/site", TimeSpan.MaxValue));
            Assert.Equal(old, Hashes("disk/site"));
            Start("mount", "-o", "remount,rw", At("disk"));
            Assert.Equal(ExitCode.Findings, Run("disk/site", TimeSpan.MaxValue));
            Assert.NotEqual(old, Hashes("disk/site"));
        }
        finally
        {
            Start("umount", At("disk"));
        }
    }

    private void WriteReports(int version)
    {
        foreach (var number in Enumerable.Range(0, 40))
        {
            var day = string.Create(CultureInfo.InvariantCulture, $"2024-{1 + (number % 12):00}-{1 + (number % 28):00}");
            _shell.Write($"content/incidents/r{number}.md", $"---\ntitle: Report {number}, version {version}\nseverity: unknown\nservices: [s{(number + version) % 7}]\ntimes: {{detected: {day}T12:00Z}}\n---\n## Summary\nSlow.\n");
        }

        // One that only this version has.
        File.Delete(At($"content/incidents/only{1 - version}.md"));
        _shell.Write($"content/incidents/only{version}.md", "---\ntitle: Only here\n---\n");
    }

    /// <returns>What the command ends with; where it was killed, something else.</returns>
    private int Run(string output, TimeSpan life, string? more = null)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _shell.Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { typeof(ExitCode).Assembly.Location, "build", "-o", output, "--today", "2026-09-30", more }.OfType<string>())
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (life == TimeSpan.MaxValue || process.WaitForExit(life))
            process.WaitForExit();
        else
            process.Kill();
        process.WaitForExit();
        return process.ExitCode;
    }

    private static void Start(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private string At(string path) => Path.Join(_shell.Folder, path);

    private SortedDictionary<string, string> Hashes(string folder) => new(
        Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(At(folder), path), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))),
        StringComparer.Ordinal);

    /// <summary>A test that kills processes and mounts disks, on Linux and as root.</summary>
    private sealed class KilledBuildFactAttribute : FactAttribute
    {
        private const string WhyNot = "POSTMORTEMS_KILL is not set: no process is killed and no disk is filled";

        public KilledBuildFactAttribute([CallerMemberName] string test = "")
        {
            if (Environment.GetEnvironmentVariable("POSTMORTEMS_KILL") is null)
                (Skip, DisplayName) = (WhyNot, $"{test}: {WhyNot}");
        }
    }
}
