using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Postmortems.Configuration;
using Postmortems.Site;
using Postmortems.Theme.Layout;

namespace Postmortems.Theme;

/// <summary>The theme that comes with the tool: Razor components, rendered without a server. It holds no state between pages.</summary>
public sealed class RazorTheme : ITheme
{
    private static readonly FrozenDictionary<Type, Type> Views =
        typeof(RazorTheme).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && PageOf(type) is not null)
            .ToFrozenDictionary(type => PageOf(type)!);

    // The default encoder writes every Chinese character as a reference of eight bytes; what is dangerous in HTML it escapes in any range.
    internal static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // Each draws on one thread at a time; what a page needed serves the next.
    private static readonly ConcurrentBag<Drawing> Drawings = [];

    public IEnumerable<SiteFile> Assets(Brand brand)
    {
        foreach (var asset in Embedded().Where(asset => !IsForPreview(asset)))
            yield return asset;
        yield return new SiteFile(new PagePath("assets/brand.css"), Encoding.UTF8.GetBytes(BrandSheet.Of(brand)));
    }

    public IEnumerable<SiteFile> PreviewAssets() => Embedded().Where(IsForPreview);

    public Task RenderAsync(Page page, IBufferWriter<byte> html)
    {
        using var text = new Utf8Html(html);
        Draw(ComponentMaker.Of(Views[page.GetType()]).Make("Page", page), text);
        return Task.CompletedTask;
    }

    /// <summary>The whole document of a view.</summary>
    internal static void Draw(Drawn view, TextWriter html)
    {
        if (!Drawings.TryTake(out var drawing))
            drawing = new Drawing(Encoder);
        html.Write("<!doctype html>\n");
        drawing.Write(view, html);
        html.Write('\n');
        Drawings.Add(drawing);
    }

    private static IEnumerable<SiteFile> Embedded()
    {
        var assembly = typeof(RazorTheme).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith("assets/", StringComparison.Ordinal));
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            yield return new SiteFile(new PagePath(name.Replace('\\', '/')), name.EndsWith(".js", StringComparison.Ordinal) ? ShippedScript.Of(bytes.ToArray()) : bytes.ToArray());
        }
    }

    private static bool IsForPreview(SiteFile asset) => asset.Path.Value.StartsWith("assets/preview.", StringComparison.Ordinal);

    private static Type? PageOf(Type type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at.IsGenericType && at.GetGenericTypeDefinition() == typeof(PageView<>))
                return at.GetGenericArguments()[0];
        }

        return null;
    }
}
