using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

/// <summary>At a terminal: the keys that a person types, and what comes of them.</summary>
public class NewPromptTests
{
    [Fact]
    public async Task What_was_not_said_is_asked()
    {
        using var person = new TypedConsole("\n", "Checkout slow\n", "↓\n", "2026-13-45\n", "2026-03-14 12:05\n", "Check out\n", "checkout, search\n", "ana\n", "\n");
        using var shell = new TestShell { Prompts = person };
        shell.Write("postmortems.yml", "timezone: Europe/Berlin\nseverities: [P0-P3]\n");
        Assert.Equal(ExitCode.Ok, await shell.RunAsync("new"));
        Assert.True(person.IsDone);
        var report = shell.Read("content/incidents/2026/2026-03-14-checkout-slow.md");
        Assert.Contains("\nseverity: P1 ", report);
        Assert.Contains("\nservices: [checkout, search] ", report);
        Assert.Contains("\nowner: ana ", report);
        Assert.Contains("\nroles: ", report);
        Assert.Contains("A core service is entirely unavailable. (for example: Every collector is down)", person.Seen.Replace("\n", " "));
        Assert.Contains("A report needs a title.", person.Seen);
        Assert.Contains("'2026-13-45' is no date", person.Seen);
        Assert.Contains("'Check out' is no name for a service", person.Seen);
    }

    [Fact]
    public async Task Enter_alone_is_now_in_the_zone_of_the_library_and_nobody_known()
    {
        using var person = new TypedConsole("Slow\n", "\n", "\n", "\n", "\n", "\n");
        using var shell = new TestShell { Prompts = person };
        shell.Write("postmortems.yml", "timezone: Asia/Tokyo\n");
        Assert.Equal(ExitCode.Ok, await shell.RunAsync("new"));
        Assert.Contains("detected: 2026-09-30 21:00 ", shell.Read("content/incidents/2026/2026-09-30-slow.md"));
    }

    [Fact]
    public async Task Without_a_zone_the_machine_s_is_written_into_the_report()
    {
        using var person = new TypedConsole("Slow\n", "\n", "\n", "\n", "\n", "\n");
        using var shell = new TestShell { Prompts = person };
        shell.Write("postmortems.yml", "title: Ours\n");
        Assert.Equal(ExitCode.Ok, await shell.RunAsync("new"));
        var report = shell.Read("content/incidents/2026/2026-09-30-slow.md");
        Assert.Contains("detected: 2026-09-30 14:00 ", report);
        Assert.Contains("timezone: Europe/Berlin ", report);
    }

    [Fact]
    public async Task Services_of_a_catalogue_are_ticked_and_several_languages_are_asked_about()
    {
        using var person = new TypedConsole("↓\n", "慢\n", "↑\n", "unknown\n", "↓ \n", "\n", "\n");
        using var shell = new TestShell { Prompts = person };
        shell.Write("postmortems.yml", "timezone: UTC\nlanguages: [en, zh]\nservices: [checkout, search]\n");
        Assert.Equal(ExitCode.Ok, await shell.RunAsync("new"));
        var report = shell.Read("content/incidents/2026/2026-09-30-慢.md");
        Assert.Contains("services: [search] ", report);
        Assert.Contains("severity: unknown ", report);
        Assert.Contains("  detected: unknown ", report);
        Assert.Contains("## 摘要", report);
    }

    [Theory]
    [InlineData("--no-input")]
    [InlineData("--yes")]
    public async Task Who_does_not_want_to_be_asked_is_not(string option)
    {
        using var person = new TypedConsole();
        using var shell = new TestShell { Prompts = person };
        shell.Write("postmortems.yml", "timezone: UTC\n");
        Assert.Equal(ExitCode.Ok, await shell.RunAsync("new", "Slow", option));
        Assert.Equal(ExitCode.Failure, await shell.RunAsync("new", option));
        Assert.Equal("", person.Seen);
    }

    [Fact]
    public async Task A_wrong_word_on_the_command_line_is_said_before_anything_is_asked()
    {
        using var person = new TypedConsole();
        using var shell = new TestShell { Prompts = person };
        shell.Write("postmortems.yml", "timezone: UTC\n");
        Assert.Equal(ExitCode.Failure, await shell.RunAsync("new", "--severity", "P9"));
        Assert.Equal("", person.Seen);
    }
}
