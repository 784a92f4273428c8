using System.Globalization;
using Postmortems.Tests.Support;

namespace Postmortems.BrowserTests;

/// <summary>A library that tries to run something wherever a text can enter.</summary>
internal sealed class HostileLibrary(TestShell shell)
{
    /// <summary>Each calls a function that a person would see; the test listens to all of them.</summary>
    private static readonly string[] OwnPayloads =
    [
        "<script>alert(1)</script>", "</title><script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
        "<details open ontoggle=alert(1)>", "<body onload=alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<object data=javascript:alert(1)></object>", "<a href=javascript:alert(1) autofocus onfocus=alert(1)>x</a>",
        "[x](javascript:alert(1))", "![x](javascript:alert(1))", "[x](java\tscript:alert(1))", "[x](data:text/html,<script>alert(1)</script>)", "<javascript:alert(1)>", "[x](https://ok.example/ \"x\\\" onmouseover=alert(1) y\")",
        "\"><script>alert(1)</script>", "' onmouseover='alert(1)", "\" autofocus onfocus=alert(1) x=\"", "`</code><script>alert(1)</script>`", "{onclick=alert(1)}", "--><script>alert(1)</script>", "]]><script>alert(1)</script>",
        "</style><script>alert(1)</script>", "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e", "');alert(1);//", "\\\";alert(1);//", "${alert(1)}", "{{constructor.constructor('alert(1)')()}}",
    ];

    /// <summary>How many times a payload was put into a place.</summary>
    public int Planted { get; private set; }

    /// <param name="others">Payloads of somebody else's collection.</param>
    public void Write(IReadOnlyCollection<string> others)
    {
        foreach (var (i, payload) in OwnPayloads.Index())
            WriteReport(string.Create(CultureInfo.InvariantCulture, $"own-{i}"), payload);
        foreach (var (i, some) in others.Chunk(40).Index())
            shell.Write($"content/incidents/others-{i}.md", $"---\ntitle: {Quoted(some[0])}\nservices: [web]\nimpact: {Quoted(some[^1])}\n---\n## Summary\n\n{string.Join("\n\n", some)}\n\n| a |\n| --- |\n{string.Concat(some.Select(payload => $"| {payload} |\n"))}\n");
        Planted += others.Count * 2;
        WriteConfig();
        WriteFiles();
    }

    private void WriteReport(string name, string payload)
    {
        var text = Quoted(payload);
        string[] fields =
        [
            "title: P", "lang: P", "severity: P", "owner: P", "authors: [P]", "roles: [{role: P, name: P}]", "detection: {source: P, signal: P}", "impact: {summary: P, users: P, customers: P, requests_failed: P, revenue: P}", "trigger: {kind: P, summary: P, change: P}",
            "causes: [{id: P, kind: P, summary: P, evaded: P, why: [P]}]", "missed_tests: [{id: P, gate: P, reason: P, summary: P, cause: P, regression_test: P}]", "actions: [{id: P, title: P, owner: P, team: P, url: P, acceptance: P, verifier: P, addresses: [P], why: P}]",
            "timeline: [{at: 2026-03-14 12:00, phase: detected, text: P, by: P, evidence: P}, {at: 2026-03-14 12:10, phase: recovered, text: P}]", "links: [{title: P, url: P}]", "lessons: {went_well: [P], went_badly: [P], lucky: [P], surprised: [P]}", "assumed: [{field: P, why: P}]", "deadline_notes: [{clock: P, why: P}]",
            "allow: [{rule: P, why: P}]", "duration_stated: P", "severity_changes: [{at: 2026-03-14 12:00, to: P, why: P}]", "related: [{id: own-1, why: P}]", "tags: [P]", "timezone: P", "metrics: [P]",
        ];
        Planted += fields.Sum(field => field.Count(c => c == 'P'));
        var front = string.Concat(fields.Select(field => field.Replace("P", text, StringComparison.Ordinal) + "\n"));
        string[] body = ["# P", "P", "## P", "### P", "- P", "> P", "| P |\n| --- |\n| P |", "```P\nP\n```", "    P", "[P](P \"P\")", "![P](P)", "[P][r]\n\n[r]: P", "Note[^1]\n\n[^1]: P", "P\n===", "::: P\nP\n:::", "[P]{.internal}", "<details><summary>P</summary>P</details>", "## Timeline\n\n- 2026-03-14 12:00 **P** P", "## Action items\n\n- [ ] P @P due:P", "## What went well\n\n- P"];
        Planted += body.Sum(block => block.Count(c => c == 'P'));
        shell.Write($"content/incidents/{name}.md", $"---\n{front}---\n");
        shell.Write($"content/incidents/{name}-body.md", $"---\ntitle: Body\nservices: [web]\ncauses: [{{kind: code_defect, summary: x}}]\n---\n\n## Summary\n\n{string.Join("\n\n", body.Select(block => block.Replace("P", payload, StringComparison.Ordinal)))}\n");
    }

    private void WriteConfig()
    {
        // One text that tries several ways at once, for places of which there is one.
        var text = Quoted("\"'></title></script><script>alert(1)</script><img src=x onerror=alert(1)>");
        string[] keys =
        [
            "title: P", "brand: {footer: P}", "services: [{id: web, name: P, description: P}]", "teams: [{id: P, name: P}]", "roles: [{id: own, name: P, description: P}]", "duties: [{role: own, tasks: [P]}]", "concepts: {P: {en: [P], zh: [P]}}", "sources: [{title: P, url: 'https://ok.example/', licence: P}]",
            "taxonomy: {cause: [{id: code_defect, name: P, description: P}], trigger: [P], gate: [P], reason: [P], detection: [P]}", "severities: [P0-P3, {id: P, name: P, levels: [{id: P, name: P, aliases: [P], definition: P, examples: [P]}]}]", "calendars: [{id: P}]", "releases: [{service: P, version: P, date: 2026-04-01}]",
        ];
        Planted += keys.Sum(key => key.Count(c => c == 'P'));
        shell.Write("postmortems.yml", string.Concat(keys.Select(key => key.Replace("P0-P3", "0-3", StringComparison.Ordinal).Replace("P", text, StringComparison.Ordinal).Replace("0-3", "P0-P3", StringComparison.Ordinal) + "\n")) + "languages: [en, zh]\nbase_url: https://ok.example/\nrepository: https://ok.example/{path}\n");
        shell.Write("content/patterns.yml", $"own-1: {text}\n");
        shell.Write("content/playbook/own.en.md", $"---\ntitle: {text}\nsummary: {text}\n---\n\n{string.Join("\n\n", OwnPayloads)}\n\n```flow\ntitle: {text}\nsteps: [{{id: a, ask: {text}, answers: [{{text: {text}, to: b}}]}}, {{id: b, text: {text}}}]\n```\n\n```repairs\ncode_defect: [{text}]\n```\n\n```severities\n```\n\n```roles\n```\n\n```duties\n```\n\n```templates\n```\n");
        shell.Write("content/templates/own.en.md", $"---\ntitle: {text}\n---\n{string.Join("\n\n", OwnPayloads)}\n");
        Planted += 8 + (2 * OwnPayloads.Length);
    }

    private void WriteFiles()
    {
        const string script = "<script>alert(1)</script>";
        string[] files = ["x.svg", "x.png", "x.txt", "x.log", "x.json", "x.csv", "x.html", "x.xhtml", "\"onerror=alert(1) x=\".png", "<img src=x onerror=alert(1)>.png", "'-alert(1)-'.txt", "javascript:alert(1).png"];
        foreach (var file in files)
            shell.Write($"content/incidents/files/{file}", file.EndsWith("svg", StringComparison.Ordinal) ? $"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\">{script}</svg>" : file.EndsWith("csv", StringComparison.Ordinal) ? $"time,{script}\n2026-03-14T12:00:00Z,1\n2026-03-14T12:01:00Z,2\n{script},{script}\n" : $"<!doctype html><html><body>{script}</body></html>");
        shell.Write("content/incidents/files.md", $"---\ntitle: Files\nmetrics: [files/x.csv]\n---\n## Summary\n\n{string.Join("\n\n", files.Select(file => $"![{file}](<files/{Uri.EscapeDataString(file)}>) [{file}](<files/{Uri.EscapeDataString(file)}>)"))}\n");
        shell.Write("content/incidents/<img src=x onerror=alert(1)>.md", "---\ntitle: Named\n---\n");
        Planted += (3 * files.Length) + 1;
    }

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + "\"";
}
