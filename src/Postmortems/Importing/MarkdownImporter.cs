namespace Postmortems.Importing;

/// <summary>A report in Markdown, whatever its template. What is not understood stays where it stood.</summary>
internal sealed class MarkdownImporter : IImporter
{
    public string Kind => "markdown";

    public string Takes => "reports in Markdown of any template (.md, .mdx, .qmd, .rmd)";

    public bool Recognises(ImportSource source) => source.Extension is ".md" or ".markdown" or ".mdx" or ".qmd" or ".rmd";

    public IEnumerable<ImportedReport> Read(ImportSource source, ImportTerms terms)
    {
        if (OwnReports.Find(source, terms.Options) is { } ours)
            return [ours];
        var said = new FactSheet();
        var front = ForeignFrontMatter.Read(source.Text.TrimStart('\uFEFF').ReplaceLineEndings("\n"), said, terms);
        return
        [
            .. from part in SeveralReports.In(front.Body)
               let name = part.Title is { } title ? FrontMatterWriter.Plain(title) : null
               select ReportComposer.Compose(new ForeignReport(source, said.Copy(), part.Text) { Left = front.Left, Name = name, HasNumberForName = true }, terms),
        ];
    }
}
