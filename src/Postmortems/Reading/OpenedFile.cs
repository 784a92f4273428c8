using Postmortems.Diagnostics;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>A file whose front matter has been parsed: the first step of <see cref="IncidentReader"/>.</summary>
/// <param name="Text">With blanks for what no text should have.</param>
/// <param name="Shown">Where such characters stood.</param>
internal sealed record OpenedFile(SourceFile Source, string Text, List<TextSpan> Shown, FieldContext Context)
{
    public FrontMatter? Front { get; private init; }

    public MapNode? Map { get; private init; }

    /// <summary>Nothing more is read of it.</summary>
    public bool IsTooLong => Source.Text.Length > IncidentReader.MaxLength;

    /// <summary>The opening line of the front matter; of no length without one.</summary>
    public TextSpan Head => Front?.Head ?? default;

    public static OpenedFile Of(SourceFile source)
    {
        var file = new OpenedFile(source, source.Text, [], new FieldContext());
        var faults = file.Context.Faults;
        TextFaults.Find(source, faults);
        if (file.IsTooLong)
        {
            faults.AddVariant(ReadingRules.TooLarge, "file", new TextSpan(0, 0), ("max", IncidentReader.MaxLength.ToString("N0")));
            return file;
        }

        var front = FrontMatter.Find(source.Text);
        var text = Marks.Clean(source.Text, front?.BodyStart ?? 0, faults, file.Shown);
        return file with
        {
            Text = text,
            Front = front,
            Map = front is { } yaml ? YamlReader.Read(text[yaml.YamlStart..yaml.YamlEnd], yaml.YamlStart, faults) : null,
        };
    }

    /// <summary>The second step. Null for a file of which nothing more is read.</summary>
    public BodyFacts? Body()
    {
        if (IsTooLong)
            return null;
        ReportFrontMatter();
        if (Context.Faults.IsCutShort)
            Context.Place("unread", Head);
        var start = Front?.BodyStart ?? 0;
        var body = BodyReader.Read(Text[start..], start, Context.Faults, Shown);
        if (body.IsUnread)
            Context.Place("unread.summary", new TextSpan(start, start));
        foreach (var (kind, span) in body.Headings)
            Context.Place($"section.{Vocabulary.Identifier(kind)}", span);
        foreach (var (target, span) in body.Links)
            Context.Place(IncidentReader.LinkPath(target), span);
        return body;
    }

    private void ReportFrontMatter()
    {
        if (Front is { IsUnclosed: true })
        {
            // The body was taken for YAML: that its summary is missing too would be said of the wrong fault.
            Context.Place("unread.summary", Head);
            Context.Faults.AddVariant(ReadingRules.NoFrontMatter, "unclosed", Head);
        }
        else if (Front is null)
            Context.Faults.AddVariant(ReadingRules.NoFrontMatter, Source.Text.StartsWith("+++", StringComparison.Ordinal) ? "toml" : "none", new TextSpan(0, Source.Line(1).Length));
    }
}
