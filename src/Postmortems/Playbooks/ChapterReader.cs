using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;
using Postmortems.Reading;

namespace Postmortems.Playbooks;

/// <summary>What could be made of a file of the playbook, and everything that was wrong with it.</summary>
/// <param name="Chapter">Null for a file without text, which leaves the chapter of its name out.</param>
public sealed record ChapterResult(SourceFile Source, string Id, string Lang, Chapter? Chapter, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>One file's text to a chapter. Never throws, never opens a file.</summary>
public static partial class ChapterReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().DisableHtml().Build();

    public static ChapterResult Read(SourceFile source, LibraryOptions options)
    {
        var (id, lang) = NameOf(source, options);
        var context = new FieldContext();
        TextFaults.Find(source, context.Faults);
        if (!Sentences.Languages.Contains(lang))
            context.Faults.AddVariant(ReadingRules.UnknownValue, "none", new TextSpan(0, 0), ("key", "lang"), ("value", lang), ("choices", string.Join(", ", Sentences.Languages)));
        Chapter? chapter = null;
        if (id.Length == 0)
            context.Faults.AddVariant(ReadingRules.MalformedId, "file", new TextSpan(0, 0), ("value", source.Path.Split('/')[^1]));
        else if (source.Text.Length > IncidentReader.MaxLength)
            context.Faults.AddVariant(ReadingRules.TooLarge, "file", new TextSpan(0, 0), ("max", IncidentReader.MaxLength.ToString("N0", CultureInfo.InvariantCulture)));
        else if (!string.IsNullOrWhiteSpace(source.Text))
            chapter = Read(source, new Chapter { Id = id, Lang = lang, Path = source.Path, Title = id }, context, options);
        return new ChapterResult(source, id, lang, chapter, context.Faults.ToDiagnostics(source, lang));
    }

    /// <summary>What the file's name says: "recovery.zh.md". Without a language it is the library's first.</summary>
    public static (string Id, string Lang) NameOf(SourceFile source, LibraryOptions options)
    {
        var name = FileName().Match(source.Path.Split('/')[^1]);
        return (Slug.Of(name.Groups["id"].Value), name.Groups["lang"] is { Success: true } said ? said.Value.ToLowerInvariant() : options.DefaultLanguage);
    }

    private static Chapter Read(SourceFile source, Chapter chapter, FieldContext context, LibraryOptions options)
    {
        var front = FrontMatter.Find(source.Text);
        var text = Marks.Clean(source.Text, front?.BodyStart ?? 0, context.Faults);
        if (front is { IsUnclosed: true } unclosed)
            context.Faults.AddVariant(ReadingRules.NoFrontMatter, "unclosed", unclosed.Head);
        if (front is { } yaml && YamlReader.Read(text[yaml.YamlStart..yaml.YamlEnd], yaml.YamlStart, context.Faults) is { } map)
            chapter = ReadFrontMatter(new Fields(context, map, ""), chapter);
        var start = front?.BodyStart ?? 0;
        return ReadBody(text[start..], start, chapter, (context, options));
    }

    private static Chapter ReadFrontMatter(Fields fields, Chapter chapter)
    {
        chapter = chapter with
        {
            Title = fields.Text("title") ?? chapter.Title,
            Summary = fields.Text("summary") ?? "",
            Group = fields.Choice<ChapterGroup>("group") ?? ChapterGroup.Agree,
            Order = OrderOf(fields),
            Audience = fields.Choice<Audience>("audience") ?? Audience.Internal,
            Phases = [.. fields.Scalars("phases").Select(scalar => fields.ChoiceOf<Phase>("phases", scalar)).OfType<Phase>()],
        };
        fields.ReportUnknownKeys();
        return chapter;
    }

    private static int OrderOf(Fields fields)
    {
        if (fields.Scalar("order") is not { } scalar)
            return int.MaxValue;
        if (int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var order))
            return order;
        fields.Faults.AddVariant(ReadingRules.WrongType, "order", scalar.Span, ("value", scalar.Value));
        return int.MaxValue;
    }

    private static Chapter ReadBody(string body, int start, Chapter chapter, (FieldContext Context, LibraryOptions Options) scope)
    {
        try
        {
            var document = Markdown.Parse(body, Pipeline);
            return chapter with { Parts = Parts(body, document, start, scope), Links = Links(document, start) };
        }
        catch (ArgumentException)
        {
            scope.Context.Faults.AddVariant(ReadingRules.TooDeep, "markdown", new TextSpan(start, start));
            return chapter with { Parts = [new ProsePart(body)] };
        }
    }

    private static ImmutableArray<ChapterPart> Parts(string body, MarkdownDocument document, int start, (FieldContext Context, LibraryOptions Options) scope)
    {
        var parts = ImmutableArray.CreateBuilder<ChapterPart>();
        var prose = 0;
        foreach (var block in document.OfType<FencedCodeBlock>().Where(block => GeneratedParts.IsOne(block.Info)))
        {
            AddProse(block.Span.Start);
            var (text, offset) = Content(block, body);
            if (GeneratedParts.Read(block.Info!, (text, start + offset), scope.Context, scope.Options) is { } part)
                parts.Add(part);
            prose = Math.Min(block.Span.End + 1, body.Length);
        }

        AddProse(body.Length);
        return parts.ToImmutable();

        void AddProse(int end)
        {
            if (body[prose..end].Trim() is { Length: > 0 } text)
                parts.Add(new ProsePart(text));
        }
    }

    private static (string Text, int Offset) Content(FencedCodeBlock block, string body)
    {
        if (block.Lines.Count == 0)
            return ("", block.Span.Start);
        var (first, last) = (block.Lines.Lines[0].Slice, block.Lines.Lines[block.Lines.Count - 1].Slice);
        return (body[first.Start..(last.End + 1)], first.Start);
    }

    private static ImmutableArray<(string Target, TextSpan Span)> Links(MarkdownDocument document, int start) =>
    [
        .. document.Descendants<LinkInline>()
            .Where(link => link.Url is { Length: > 0 } url && url[0] != '#' && !Scheme().IsMatch(url))
            .Select(link => (link.Url!, TextSpan.Of(link, start)))
            .DistinctBy(link => link.Item1, StringComparer.Ordinal),
    ];

    // "scope.zh.md", "scope.md"
    [GeneratedRegex(@"^(?<id>.*?)(\.(?<lang>[a-z]{2,3}))?\.md$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:", RegexOptions.NonBacktracking)]
    private static partial Regex Scheme();
}
