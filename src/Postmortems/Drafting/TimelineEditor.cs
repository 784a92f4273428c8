using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Reading;

namespace Postmortems.Drafting;

/// <summary>One more line for a timeline.</summary>
/// <param name="Zone">In which the report's times are read; null where nobody has said, and then the line carries its offset.</param>
public sealed record NewLine(Instant At, Phase? Phase, string Text, DateTimeZone? Zone)
{
    /// <summary>The offset where there is no zone.</summary>
    public Offset Offset { get; init; }
}

/// <summary>
/// Puts a line into a report's timeline, in the form that the timeline has: list, table or front matter. Every other byte stays. What was
/// written is read back; a report in which the line would not be that line, or another would change, is left alone.
/// </summary>
public static partial class TimelineEditor
{
    /// <returns>The new text and the line's number, from 1; null where the line finds no place.</returns>
    public static (string Text, int Line)? Add(SourceFile source, NewLine line, LibraryOptions options)
    {
        var text = string.Join(' ', line.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        line = line with { Text = text };
        var read = IncidentReader.Read(source, options);
        if (read.Incident is not { } incident || text.Length == 0)
            return null;
        var entries = incident.Timeline.Entries;
        var inOrder = entries.Index().Where(pair => pair.Item.At is { IsRelative: false } at && at.Earliest <= line.At).Select(pair => pair.Index + 1).LastOrDefault();
        // Where a line between others would change what a time below it means, the end will do.
        foreach (var place in entries.IsEmpty ? [0] : new[] { inOrder == 0 ? entries.Length : inOrder, entries.Length }.Distinct())
        {
            if (Insert(source, read, line, place) is { } edited && IsRight(edited.Text, (source, incident), line, options))
                return edited;
        }

        return null;
    }

    private static (string Text, int Line)? Insert(SourceFile source, ReadResult read, NewLine line, int place)
    {
        var entries = read.Incident!.Timeline.Entries;
        if (entries.IsEmpty)
            return Begin(source, read, line);
        var above = entries[place - 1];
        var at = read.Places.Of($"timeline[{place - 1}]").Start;
        var number = source.Position(at).Line;
        var first = source.Line(number);
        var time = TimeText(line, above.At);
        if (FrontMatter.Find(source.Text) is { } front && at < front.BodyStart)
            return YamlItem().Match(first) is { Success: true } item ? After(source, EndOfItem(source, number, first), item.Groups["lead"].Value + Yaml(line)) : null;
        if (first.TrimStart().StartsWith('|'))
            return Row(source, number, TimeText(line, null), line) is { } row ? After(source, number, row) : null;
        if (ListItem().Match(first) is not { Success: true } lead)
            return null;
        return After(source, EndOfItem(source, number, first), lead.Groups["indent"].Value + Marker(lead.Groups["marker"].Value) + lead.Groups["gap"].Value + Written(line, time, read.Incident.Lang));
    }

    /// <summary>The first line of all: below its heading, which is written too where there is none.</summary>
    private static (string Text, int Line) Begin(SourceFile source, ReadResult read, NewLine line)
    {
        var item = "- " + Written(line, TimeText(line, null), read.Incident!.Lang);
        var end = EndOf(source.Text);
        if (read.Places.Has("section.timeline"))
        {
            var number = source.Position(read.Places.Of("section.timeline").Start).Line;
            var isLast = source.Position(source.Text.Length).Line == number;
            return After(source, number, isLast || source.Line(number + 1).Length == 0 ? $"{end}{item}" : $"{end}{item}{end}") is var (text, at) ? (text, at + 1) : default;
        }

        var body = source.Text.TrimEnd('\n', '\r');
        var heading = Vocabulary.Name(SectionKind.Timeline, Sentences.For(read.Incident.Lang));
        var whole = $"{body}{end}{end}## {heading}{end}{end}{item}{end}";
        return (whole, new SourceFile(source.Path, whole).Position(whole.Length - end.Length).Line);
    }

    /// <summary>"12:05" below a line of the same day, else with its date; with its offset where no zone is known.</summary>
    private static string TimeText(NewLine line, Moment? above)
    {
        if (line.Zone is null)
            return line.At.WithOffset(line.Offset).ToString("yyyy-MM-dd'T'HH:mmo<m>", CultureInfo.InvariantCulture);
        var local = line.At.InZone(line.Zone).LocalDateTime;
        var isSameDay = above is { IsRelative: false, Exactness: <= Exactness.Minute } && above.At(line.Zone) == local.Date;
        return local.ToString(isSameDay ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private static LocalDate At(this Moment moment, DateTimeZone zone) => moment.Earliest.InZone(zone).Date;

    private static string Written(NewLine line, string time, string language) =>
        line.Phase is { } phase ? $"{time} **{Word(phase, language)}** {line.Text}" : $"{time} {line.Text}";

    private static string Word(Phase phase, string language) =>
        Vocabulary.Name(phase, Sentences.For(language)).ToLowerInvariant();

    private static string Yaml(NewLine line) =>
        $"{{at: {TimeText(line, null)}, {(line.Phase is { } phase ? $"phase: {Vocabulary.Identifier(phase)}, " : "")}text: {Flow(YamlValue.Of(line.Text))}}}";

    // What a plain value may hold on a line of its own, a map on one line may not.
    private static string Flow(string value) => value[0] == '"' || value.AsSpan().IndexOfAny(",[]{}") < 0 ? value : $"\"{value}\"";

    private static string Marker(string marker) =>
        marker.Length > 1 && int.TryParse(marker[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? $"{number + 1}{marker[^1]}" : marker;

    /// <summary>By the names of the columns, which stand above the rule of the table.</summary>
    private static string? Row(SourceFile source, int number, string time, NewLine line)
    {
        var rule = number;
        while (rule > 1 && !TableRule().IsMatch(source.Line(rule)))
            rule--;
        var header = source.Line(rule - 1).Trim();
        if (rule < 2 || !header.StartsWith('|'))
            return null;
        var cells = header.Trim('|').Split('|').Select(name => Vocabulary.Find("timeline_column", name.Trim('*', '_', ' '))).ToList();
        if (!cells.Contains("at") || !cells.Contains("text"))
            return null;
        var text = line.Text.Replace("|", "\\|", StringComparison.Ordinal);
        var phase = line.Phase is { } known ? Vocabulary.Identifier(known).Replace('_', ' ') : "";
        if (phase.Length > 0 && !cells.Contains("phase"))
            (phase, text) = ("", $"**{phase}** {text}");
        return $"| {string.Join(" | ", cells.Select(cell => cell switch { "at" => time, "phase" => phase, "text" => text, _ => "" }))} |";
    }

    /// <summary>The last line that is indented below the item's first.</summary>
    private static int EndOfItem(SourceFile source, int number, string first)
    {
        var indent = first.Length - first.TrimStart().Length;
        var last = source.Position(source.Text.Length).Line;
        while (number < last && source.Line(number + 1) is { Length: > 0 } next && next.Length - next.TrimStart().Length > indent && next.Trim().Length > 0)
            number++;
        return number;
    }

    private static (string Text, int Line) After(SourceFile source, int number, string line)
    {
        var end = EndOf(source.Text);
        var at = 0;
        for (var i = 0; i < number && at < source.Text.Length; i++)
            at = source.Text.IndexOf('\n', at) is >= 0 and var found ? found + 1 : source.Text.Length;
        var isBroken = at == 0 || source.Text[at - 1] == '\n';
        return (source.Text.Insert(at, isBroken ? line + end : end + line), number + 1);
    }

    private static string EndOf(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    private static bool IsRight(string edited, (SourceFile Source, Incident Incident) before, NewLine line, LibraryOptions options)
    {
        if (IncidentReader.Read(new SourceFile(before.Source.Path, edited), options).Incident is not { } after)
            return false;
        var (old, now) = (before.Incident.Timeline.Entries, after.Timeline.Entries);
        if (now.Length != old.Length + 1)
            return false;
        var place = Enumerable.Range(0, now.Length).FirstOrDefault(i => i == old.Length || now[i] != old[i]);
        var minute = line.At.ToUnixTimeSeconds() / 60;
        return now.RemoveAt(place).SequenceEqual(old)
            && now[place].Phase == line.Phase
            && now[place].Text.Replace("\\|", "|", StringComparison.Ordinal) == line.Text.Replace("\\|", "|", StringComparison.Ordinal)
            && now[place].At is { IsRelative: false } at && at.Earliest.ToUnixTimeSeconds() / 60 == minute;
    }

    [GeneratedRegex(@"^(?<indent>\s*)(?<marker>[-*+]|[0-9]{1,9}[.)])(?<gap>\s+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^(?<lead>\s*-\s+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex YamlItem();

    [GeneratedRegex(@"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TableRule();
}
