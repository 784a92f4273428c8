using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Drafting;

namespace Postmortems.IO;

/// <summary>A team's own report templates: the Markdown files of one folder.</summary>
public static class TemplateFolder
{
    /// <summary>The team's templates before those that come with the tool; without the folder, the latter alone.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static TemplateShelf Read(string root, LibraryOptions options)
    {
        var folder = Path.Join(root, options.Templates);
        if (!Directory.Exists(folder))
            return TemplateShelf.Of([]);
        return TemplateShelf.Of(ContentFolder.List(root, options.Templates).Reports
            .Where(path => Path.GetDirectoryName(Path.Join(root, path)) == Path.GetFullPath(folder))
            .Select(path => ReportTemplate.Of(Path.GetFileName(path), ContentFolder.Load(root, path).Text, path)));
    }
}
