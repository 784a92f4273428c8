using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
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
    internal static readonly ServiceProvider Services =
        new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();

    public IEnumerable<SiteFile> Assets(Brand brand)
    {
        foreach (var asset in Embedded().Where(asset => !IsForPreview(asset)))
            yield return asset;
        yield return new SiteFile(new PagePath("assets/brand.css"), Encoding.UTF8.GetBytes(BrandSheet.Of(brand)));
    }

    public IEnumerable<SiteFile> PreviewAssets() => Embedded().Where(IsForPreview);

    public async Task RenderAsync(Page page, IBufferWriter<byte> html)
    {
        // A renderer of its own for each page: one that is shared renders on a single thread, and keeps every page it ever drew.
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Page"] = page });
            var root = await renderer.RenderComponentAsync(Views[page.GetType()], parameters);
            using var text = new Utf8Html(html);
            text.Write("<!doctype html>\n");
            root.WriteHtmlTo(text);
            text.Write('\n');
        });
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
