using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Postmortems.Configuration;
using Postmortems.Site;

namespace Postmortems.Theme.Layout;

/// <summary>
/// The style sheets within the page, for the one page that cannot link to them: a host shows it at any depth, and a reader may open it
/// from a folder. The policy names the sheet's digest, so that no other style can stand there.
/// </summary>
/// <param name="Css">As it stands between the tags, to the character.</param>
/// <param name="Policy">For the Content-Security-Policy of that page.</param>
public sealed record StandaloneSheet(MarkupString Css, string Policy)
{
    private static readonly string[] Sheets = ["assets/tokens.css", "assets/brand.css", "assets/site.css"];

    public static StandaloneSheet Of(Brand brand)
    {
        var assets = new RazorTheme().Assets(brand).ToDictionary(asset => asset.Path.Value);
        var css = string.Concat(Sheets.Select(sheet => Encoding.UTF8.GetString(assets[sheet].Bytes.Span))).ReplaceLineEndings("\n");
        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));
        return new StandaloneSheet(new MarkupString(css), $"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'");
    }
}
