using Postmortems.Drafting;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Drafting;

public class YamlValueTests
{
    private static readonly string[] Bricks =
        ["a", "Z", "0", "7", " ", "  ", ":", ": ", "#", " #", "\"", "'", "\\", "-", "- ", "[", "]", "{", "}", ",", "&", "*", "!", "|", ">", "%", "@", "`", "?", "~", "null", "yes", "true",
         "1e3", "---", "...", "=", "<", "😀", "下单变慢", "（）", "：", "é", "e\u0301", "ا", "\u200B", "\u2028", "\uFEFF", "\u0085", "\u0007", "\t", "\n", "\r\n", "$", "{{x}}", "<b>", "\u00A0"];

    [Theory]
    [InlineData("Checkout slow", "Checkout slow")]
    [InlineData("下单变慢（二）", "下单变慢（二）")]
    [InlineData("2026-03-14", "\"2026-03-14\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("unknown: really", "\"unknown: really\"")]
    [InlineData("say \"no\"", "\"say \\\"no\\\"\"")]
    [InlineData("a\nb", "a b")]
    [InlineData("", "\"\"")]
    public void Quotes_stand_only_where_they_are_needed(string text, string expected) => Assert.Equal(expected, YamlValue.Of(text));

    /// <summary>Random titles out of all that YAML could stumble over: each reads back as it was, on one line, and the rest of the report with it.</summary>
    [Fact]
    public void Any_title_survives_in_every_template()
    {
        var random = new Random(2026);
        for (var run = 0; run < 600; run++)
        {
            var title = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Bricks[random.Next(Bricks.Length)]));
            var line = string.Join(' ', title.Split([' ', '\t', '\n', '\r', '\u0085', '\u2028', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));
            if (line.Length == 0)
                continue;
            var template = TemplateShelf.BuiltIn[run % TemplateShelf.BuiltIn.Length];
            var text = new Draft { Title = title, Language = template.Language!, Owner = title, Severity = "P1", Services = ["checkout"], Detected = "2026-03-14 12:05" }
                .Fill(template, "en", out var refused);
            Assert.Equal("", refused);
            var read = An.Read(text);
            Assert.Equal(line, read.Incident!.Title);
            Assert.Equal("checkout", Assert.Single(read.Incident.Services.Value));
            Assert.Equal("P1", read.Incident.Severity.Value!.Level!.Id);
            Assert.DoesNotContain(read.Diagnostics, finding => finding.Rule.Code is not ("PM0006" or "PM0707"));
            Assert.Equal(template.Text.Split('\n').Length, text.Split('\n').Length);
        }
    }
}
