using System.Globalization;
using System.Text.RegularExpressions;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Validation.Mutations;

/// <summary>A report as somebody would have written it, and nothing is wrong with it: the filled templates at other days, of other services, told at other lengths.</summary>
internal sealed partial record CleanReport(string Name, IReadOnlyList<string> Lines)
{
    private static readonly string[] Samples =
        [.. Directory.GetFiles(Path.Join(Repository.Root, "tests/Postmortems.Tests/Drafting/Filled"), "*.md").Order(StringComparer.Ordinal)];

    private static readonly string[] Services = ["checkout", "ledger", "image-resizer", "login", "feed", "stock"];

    public string Text => string.Join('\n', Lines);

    /// <param name="seed">The same seed, the same report.</param>
    public static CleanReport Of(int seed)
    {
        var random = new Random(seed);
        var sample = Samples[seed % Samples.Length];
        // Whole weeks: a deadline in working hours stays what it was. Never later, so that nothing is still to come.
        var days = -7 * random.Next(0, 26);
        var text = Day().Replace(File.ReadAllText(sample), day => Moved(day.Value, days));
        text = Service().Replace(text, $"services: [{Services[random.Next(Services.Length)]}]");
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        if (random.Next(2) == 0)
            lines.Insert(lines.FindIndex(line => line.StartsWith("---", StringComparison.Ordinal)) + 1, "# " + Path.GetFileName(sample));
        return new CleanReport(Path.GetFileNameWithoutExtension(sample), lines);
    }

    // What is promised for later stays promised for later.
    private static string Moved(string day, int days) =>
        day.StartsWith("2027", StringComparison.Ordinal) ? day : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b20\d\d-\d\d-\d\d\b")]
    private static partial Regex Day();

    [GeneratedRegex(@"^services: .*$", RegexOptions.Multiline)]
    private static partial Regex Service();
}
