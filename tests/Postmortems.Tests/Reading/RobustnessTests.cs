using System.Diagnostics;
using System.Globalization;
using System.Text;
using Postmortems.Diagnostics;
using Postmortems.IO;
using Postmortems.Reading;
using Postmortems.Tests.Support;
using Postmortems.Validation;

namespace Postmortems.Tests.Reading;

/// <summary>Reading never throws: whatever the text, it returns what it could make of it.</summary>
public class RobustnessTests
{
    private static readonly string[] Samples =
        [.. ContentFolder.List(Repository.Root, "content").Without("content/playbook").Reports.Select(path => ContentFolder.Load(Repository.Root, path).Text)];

    /// <summary>POSTMORTEMS_MUTATIONS asks for more of them than a fast suite has time for.</summary>
    private static readonly int Mangled =
        int.TryParse(Environment.GetEnvironmentVariable("POSTMORTEMS_MUTATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1_000;

    [Fact]
    public void Every_prefix_of_the_short_samples_is_read()
    {
        Parallel.ForEach(Samples.OrderBy(text => text.Length).Take(12), text =>
        {
            for (var length = 0; length <= text.Length; length++)
                IncidentReader.Read(new SourceFile("content/incidents/a.md", text[..length]), An.Options);
        });
    }

    /// <summary>The work grows with the square of the length: of a long text some prefixes must do, each sample cut in other places.</summary>
    [Fact]
    public void Prefixes_of_every_sample_are_read_and_checked()
    {
        Parallel.ForEach(Samples.Index(), sample =>
        {
            for (var length = sample.Index % 211; length <= sample.Item.Length; length += 211)
                ReadAndCheck(sample.Item[..length]);
        });
    }

    [Fact]
    public void Random_bytes_are_read()
    {
        var random = new Random(20_260_930);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            ReadAndCheck("---\n" + Encoding.UTF8.GetString(bytes));
            ReadAndCheck(Encoding.UTF8.GetString(bytes));
        }
    }

    /// <summary>Nearer to what people write than noise: samples with pieces cut out, doubled, swapped and replaced by marks of the grammars.</summary>
    [Fact]
    public void Mangled_samples_are_read()
    {
        const string marks = "-:#|*[]{}<>&!%@`'\"\\\t\n\r~，：`:::---...T+0年月日\0\uFFFD\uD83D";
        var random = new Random(20_260_930);
        for (var i = 0; i < Mangled; i++)
        {
            var text = new StringBuilder(Samples[i % Samples.Length]);
            for (var edits = random.Next(1, 6); edits > 0; edits--)
            {
                var (at, length) = (random.Next(text.Length), random.Next(1, 20));
                var piece = text.ToString(at, Math.Min(length, text.Length - at));
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, piece.Length),
                    1 => text.Insert(random.Next(text.Length), piece),
                    _ => text.Insert(at, marks[random.Next(marks.Length)]),
                };
            }

            ReadAndCheck(text.ToString());
        }
    }

    [Fact]
    public void Nothing_that_nests_or_repeats_takes_long()
    {
        string[] texts =
        [
            new('>', 50_000), new('[', 50_000), new('*', 50_000), new('`', 50_000), string.Concat(Enumerable.Repeat("- ", 20_000)),
            string.Concat(Enumerable.Repeat("## a\n", 20_000)), string.Concat(Enumerable.Repeat("[a](", 20_000)),
            "---\n" + string.Concat(Enumerable.Repeat("a: {", 10_000)), "---\n" + string.Concat(Enumerable.Repeat("- ", 20_000)),
            "---\nduration_stated: " + new string('1', 50_000) + "\n---\n", "## Timeline\n- " + new string('1', 100_000),
            "## Actions\n- [ ] " + string.Concat(Enumerable.Repeat("@a:\"", 20_000)),
        ];
        foreach (var text in texts)
        {
            var clock = Stopwatch.StartNew();
            ReadAndCheck(text);
            // No measure of speed: a quadratic reading of these takes minutes.
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), text[..20]);
        }
    }

    [HostileFact]
    public void Hostile_files_are_read()
    {
        foreach (var path in Directory.EnumerateFiles(Repository.Hostile!, "*", SearchOption.AllDirectories))
        {
            var text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
            ReadAndCheck(text);
            ReadAndCheck($"---\n{text}\n---\n");
            // As a name it is no more than a line; a report without an id has its id from there.
            foreach (var name in text.Split('\n').Take(20).Append(Path.GetFileName(path)))
                ReadAndCheck("---\ntitle: T\n---\n", $"content/incidents/{name}.md");
        }
    }

    private static void ReadAndCheck(string text, string path = "content/incidents/a.md")
    {
        var result = IncidentReader.Read(new SourceFile(path, text), An.Options);
        var findings = Checker.Check(new CheckInput([result], An.Options, An.Today));
        // Every finding can be printed, and has a place within the text.
        Assert.All(findings, finding => Assert.InRange(finding.Span.Start, 0, text.Length));
        Assert.All(findings, finding => Assert.NotEmpty(finding.ToString()));
    }
}
