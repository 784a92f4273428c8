using System.Text;
using System.Text.RegularExpressions;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Importing;

/// <summary>The Markdown of a report that comes from a table or from another tool's records: sections by their kind, and a list of what has no place.</summary>
internal sealed partial class RecordBody
{
    private readonly SortedDictionary<SectionKind, List<string>> _sections = [];
    private readonly List<string> _kept = [];

    public string AllText => string.Concat(_sections.Values.SelectMany(texts => texts).Concat(_kept));

    /// <param name="text">Plain text, or Markdown; a heading in it would be one of ours, and is shown as it is written.</param>
    public void Add(SectionKind kind, string text)
    {
        if (text.Trim().Length == 0)
            return;
        if (!_sections.TryGetValue(kind, out var texts))
            _sections[kind] = texts = [];
        texts.Add(Sign().Replace(text.Trim().ReplaceLineEndings("\n"), "\\$0"));
    }

    /// <summary>A line of a timeline. A text of several lines goes below its first.</summary>
    public void AddLine(string time, string text) =>
        AddItem(SectionKind.Timeline, $"- {time} {TimelineText.Indented(text.Trim().ReplaceLineEndings("\n")).TrimStart()}");

    /// <summary>A value under its own name, in the notes.</summary>
    public void Keep(string label, string value) => _kept.Add($"- {label}: {TimelineText.Indented(value.Trim().ReplaceLineEndings("\n")).TrimStart()}");

    /// <summary>A stretch that is shown as it is.</summary>
    public void KeepBlock(string fence, string text) => AddItem(SectionKind.Notes, $"~~~~~~{fence}\n{text.Trim('\n')}\n~~~~~~");

    public string ToMarkdown(string language)
    {
        if (_kept.Count > 0)
            AddItem(SectionKind.Notes, string.Join('\n', _kept));
        _kept.Clear();
        var markdown = new StringBuilder();
        foreach (var (kind, texts) in _sections)
            markdown.Append($"## {Vocabulary.Name(kind, language)}\n\n").AppendJoin(kind is SectionKind.Timeline && texts[0].StartsWith("- ", StringComparison.Ordinal) ? "\n" : "\n\n", texts).Append("\n\n");
        return markdown.ToString();
    }

    private void AddItem(SectionKind kind, string item)
    {
        if (!_sections.TryGetValue(kind, out var texts))
            _sections[kind] = texts = [];
        texts.Add(item);
    }

    // What would be a heading, or a rule that makes a heading of the line above it.
    [GeneratedRegex(@"^(#{1,6} |={3,}|-{3,})", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Sign();
}
