using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Editions;

/// <summary>A library with something to withhold wherever there is room for it, and with the same reports for the public each time.</summary>
internal static class PlantedLibrary
{
    /// <summary>They must stay, or there is no report: that its id and title are public is what makes it one.</summary>
    private static readonly string[] Needed = ["id", "title", "audience", "status", "kind", "severity", "internal_keys"];

    private static readonly string[] Persons = ["owner", "authors", "roles.name", "timeline.by", "actions.owner", "actions.verifier"];

    /// <summary>Where a stray word would make the report another one, whoever reads it.</summary>
    private static readonly string[] Telling = ["lang", "timezone", "id", "former_ids", "translation_of", "related.id", "audience", "internal_keys"];

    public static void Write(TestShell shell, PlantedWords words)
    {
        WriteConfig(shell, words);
        // A folder's name is no part of an address.
        var folder = $"content/incidents/{(words.IsAbsent ? "2026" : words.Next())}";
        if (!words.IsAbsent)
            WriteInternal(shell, words, folder);
        WriteKept(shell, words, folder);
        WriteMarked(shell, words, folder);
        WritePeople(shell, words, folder);
        WriteBody(shell, words, folder);
        PlantedFiles.Write(shell, words, folder);
        Commit(shell, words);
    }

    /// <summary>Whole reports, chapters, templates, names of patterns.</summary>
    private static void WriteInternal(TestShell shell, PlantedWords words, string folder)
    {
        for (var i = 0; i < 3; i++)
        {
            var keys = FilledReport.Keys(path => path is "lang" ? "en" : $"{words.Next()} {words.Next()}", _ => words.Next()).Where(pair => pair.Key is not ("audience" or "id"));
            shell.Write($"{folder}/{words.Next()}.md", $"---\n{string.Concat(keys.Select(pair => $"{pair.Key}: {pair.Yaml}\n"))}---\n\n## Summary\n\nThe cache of {words.Next()} was slow after the release.\n\n## Timeline\n\n- 2026-02-1{i} 12:00 **started** {words.Next()}\n");
        }

        // The id of a public report, for an internal one that comes before it.
        shell.Write("content/incidents/0/marked.md", $"---\ntitle: {words.Next()}\n---\n## Summary\n\n{words.Next()}\n");
        shell.Write("content/incidents/0/doubtful.md", $"---\ntitle: {words.Next()}\naudience: public\ninternal_key: [owner]\nowner: {words.Next()}\n---\n");
        shell.Write("content/incidents/0/torn.md", $"---\ntitle: {words.Next()}\naudience: public\nowner: \"{words.Next()}\n---\n");
        shell.Write("content/playbook/own.en.md", $"---\ntitle: {words.Next()}\nsummary: {words.Next()}\n---\n\n{words.Next()}\n\n```severities\n```\n");
        shell.Write($"content/playbook/{words.Next()}.en.md", $"{words.Next()}\n");
        shell.Write("content/templates/own.en.md", $"---\ntitle: {words.Next()}\n---\n\n<!-- {words.Next()} -->\n");
        shell.Write("content/patterns.yml", $"marked: {words.Next()}\n{words.Next()}: {{en: {words.Next()}, zh: {words.Next()}}}\n");
    }

    /// <summary>A report of which single keys are kept back: by their first key in one, by all their paths in another.</summary>
    private static void WriteKept(TestShell shell, PlantedWords words, string folder)
    {
        foreach (var isWhole in new[] { true, false })
        {
            var paths = new List<string>();
            var keys = FilledReport.Keys(Planted, Planted).Where(pair => !Needed.Contains(pair.Key)).ToList();
            var kept = isWhole ? keys.Select(pair => pair.Key) : paths.Where(path => !Needed.Contains(path.Split('.')[0]));
            var yaml = words.IsAbsent ? "" : string.Concat(keys.Select(pair => $"{pair.Key}: {pair.Yaml}\n")) + $"internal_keys: [{string.Join(", ", kept.Distinct())}]\n";
            var name = isWhole ? "keys" : "paths";
            shell.Write($"{folder}/{name}.md", $"---\ntitle: Kept by {name}\naudience: public\nseverity: P2\n{(isWhole ? yaml : yaml.Length == 0 ? "" : WithoutTimes(yaml))}---\n\n## Summary\n\nThe queue was full.\n");

            string? Planted(string path)
            {
                paths.Add(path);
                return words.IsAbsent ? null : words.Next();
            }
        }
    }

    // What is no text is not asked for, and stays: it would make the report without anything planted another one.
    private static string WithoutTimes(string yaml) =>
        string.Concat(yaml.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("internal_keys", StringComparison.Ordinal) || !line.Contains("2026-0", StringComparison.Ordinal) && !line.Contains(": yes", StringComparison.Ordinal) && !line.Contains("same:", StringComparison.Ordinal)).Select(line => line + "\n"));

    /// <summary>A report with a mark in every text of its front matter, and a comment behind every line.</summary>
    private static void WriteMarked(TestShell shell, PlantedWords words, string folder)
    {
        var keys = FilledReport.Keys(path => Telling.Contains(path) ? null : Persons.Contains(path) ? "payments" : path.EndsWith("url", StringComparison.Ordinal) ? "https://blog.example.org/x" : $"seen {path}{words.Only(word => $" [{word} {words.Next()}]{{.internal}} [{words.Next()}]{{.secret}}")}", path => Telling.Contains(path) ? null : "payments")
            .Where(pair => !Needed.Contains(pair.Key) && pair.Key is not "related");
        shell.Write($"{folder}/marked.md", $"---\n{words.Only(word => $"# {word}\n")}title: Marked{words.Only(word => $" [{word}]{{.internal}}")}\naudience: public\nseverity: P1\n{string.Concat(keys.Select(pair => $"{pair.Key}: {pair.Yaml}{words.Only(word => $" # {word}")}\n"))}{words.Only(word => $"{word}: {words.Next()}\n")}related: [{words.Only(word => $"{word}, {{id: {words.Next()}, why: {words.Next()}}}, ")}people]\n{words.Only(word => $"translation_of: {word}\n")}---\n\n## Summary\n\nThe cache was slow.\n");
    }

    /// <summary>A report whose people are named in its fields, and called by these names in all its texts.</summary>
    private static void WritePeople(TestShell shell, PlantedWords words, string folder)
    {
        var (name, handle) = (words.Name(), words.Next());
        var keys = FilledReport.Keys(path => Telling.Contains(path) ? null : path == "owner" ? name : path == "timeline.by" ? $"@{handle}" : Persons.Contains(path) ? words.Name() : path.EndsWith("url", StringComparison.Ordinal) ? "https://blog.example.org/x" : $"{path} by {name}, {name.Split(' ')[0]} and @{handle}", path => Telling.Contains(path) ? null : "payments")
            .Where(pair => !Needed.Contains(pair.Key) && pair.Key is not "actions");
        shell.Write($"{folder}/people.md", $"---\ntitle: People\naudience: public\nseverity: P1\n{string.Concat(keys.Select(pair => $"{pair.Key}: {pair.Yaml}\n"))}---\n\n## Summary\n\n{name} told {handle.ToUpperInvariant()} and @{words.Next()} to write to {words.Next()}@firm.cn, or to call. `{name}` too.\n\n"
            + $"## Action items\n\n- [ ] Bound the queue @{words.Next()} due:2026-04-01 kind:prevent\n- [ ] Ask {name} owner:{words.Next()} verifier:{words.Next()} kind:detect\n");
    }

    /// <summary>A report with marks wherever a body can have them.</summary>
    private static void WriteBody(TestShell shell, PlantedWords words, string folder)
    {
        string Block(string prefix = "") => words.Only(word => $"{prefix}::: internal\n{prefix}{word} `{words.Next()}` <https://{words.Next()}.com>\n{prefix}\n{prefix}| {words.Next()} |\n{prefix}| --- |\n{prefix}:::\n\n");
        string Span() => words.Only(word => $" [{word} {words.Next()}]{{.internal}}");
        shell.Write($"{folder}/body.md", $"---\ntitle: Body\naudience: public\nseverity: P1\nservices: [payments]\n---\n\n{Block()}# Body{Span()}\n\n## Summary\n\nThe queue was full{Span()} for a day. See [the post](https://blog.example.org/x){words.Only(word => $" [{word}]{{.secret}}")}.\n\n{Block()}{Block("> ")}{words.Only(word => $"<!-- {word} -->\n\n")}"
            + $"{words.Only(word => $"## Notes of {word}{Span()}\n\n::: internal\n{words.Next()}\n:::\n\n").Replace($"## Notes of ", "::: internal\n## ", StringComparison.Ordinal)}{words.Only(_ => ":::\n\n")}"
            + $"## Timeline\n\n- 2026-03-14 12:00 **started** The queue is full{Span()}\n{words.Only(word => $"- [12:01 **update** {word}]{{.internal}}\n")}- 12:10 **detected** An alert from{Span()} the board\n{words.Only(word => $"  ::: internal\n  {word}\n  :::\n")}- 12:20 **recovered** Restarted\n\n"
            + $"## What went well\n\n- The alert{Span()}\n{words.Only(word => $"- [{word}]{{.internal}}\n")}- The drill\n\n## Action items\n\n- [ ] Bound the queue{Span()} due:2026-04-01 kind:prevent\n{words.Only(word => $"- [[ ] {word} due:2026-04-02]{{.internal}}\n")}- [ ] Watch the queue kind:detect\n\n"
            + $"| who | what |\n| --- | --- |\n| us{Span()} | seen{Span()} |\n\n{words.Only(word => $"The internal one is [there]({word}.md), or [there][there], and ![a]({words.Next()}.png).\n\n[there]: http://{words.Next()}.corp/ \"{words.Next()}\"\n".Replace($"]({word}.md)", $"](../{word}.md)", StringComparison.Ordinal)) switch { "" => "The internal one is there, or there, and a.\n", var text => text }}");
    }

    private static void WriteConfig(TestShell shell, PlantedWords words) =>
        shell.Write("postmortems.yml", "title: Library\nlanguages: [en, zh]\ntimezone: UTC\nbase_url: https://inside.example.org/\nservices: [payments" + words.Only(word => $", {word}, {{id: {words.Next()}, name: {{zh: {words.Next()}}}, description: {words.Next()}}}") + "]\nteams: [payments" + words.Only(word => $", {word}") + "]\nbrand: {footer: We learn}\n"
            + "editions: {public: {base_url: 'https://outside.example.org/'" + words.Only(word => $", internal_hosts: [{word}.example.net]") + "}" + words.Only(word => $", {word}: {{reports: all, title: {words.Next()}}}") + "}\n"
            + words.Only(word => $"repository: https://git.example.org/{word}/{{path}}\nreleases: [{{service: {word}, version: {words.Next()}, date: 2026-04-01}}]\nroles: [{{id: {words.Next()}, name: {words.Next()}}}]\nduties: [{{role: scribe, tasks: [{words.Next()}]}}]\nconcepts: {{{words.Next()}: {{en: [{words.Next()}], zh: [{words.Next()}]}}}}\nsources: [{{title: {words.Next()}, url: 'https://{words.Next()}.example.org/', licence: {words.Next()}}}]\nrules: {{action-without-kind: off}}\n"
                + $"taxonomy: {{{string.Join(", ", new[] { "trigger", "cause", "gate", "reason", "detection" }.Select(name => $"{name}: [{{id: {words.Next()}, name: {words.Next()}, description: {words.Next()}}}]"))}}}\n"
                + $"severities: [P0-P3, {{id: {words.Next()}, name: {words.Next()}, levels: [{{id: {words.Next()}, name: {words.Next()}, aliases: [{words.Next()}], definition: {words.Next()}, examples: [{words.Next()}]}}]}}]\n# {words.Next()}\n") switch
            { "" => "severities: [P0-P3]\n", var text => text });

    private static void Commit(TestShell shell, PlantedWords words)
    {
        Git.Run(shell.Folder, "init", "-q");
        Git.Run(shell.Folder, "add", "-A");
        Git.Run(shell.Folder, "-c", $"user.name={words.Next()}", "-c", $"user.email={words.Next()}@example.org", "-c", "commit.gpgsign=false", "commit", "-q", "-m", $"Take out {words.Next()}");
    }
}
