namespace Postmortems.Configuration;

/// <summary>Addresses on the web.</summary>
public static class Addresses
{
    public static bool IsWeb(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.Host.Length > 0;

    /// <summary>The address with a "/" at its end, so that a path can follow; null for what is no address, or has a query or fragment.</summary>
    public static string? BaseOf(string text)
    {
        if (!IsWeb(text) || text.AsSpan().IndexOfAny('?', '#') >= 0)
            return null;
        var address = new Uri(text.Trim()).AbsoluteUri;
        return address.EndsWith('/') ? address : address + "/";
    }
}
