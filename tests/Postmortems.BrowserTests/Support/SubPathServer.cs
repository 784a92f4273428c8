using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Postmortems.BrowserTests.Support;

/// <summary>A plain web host that has the site two folders deep, as a team's corner of a larger host would, with its page for missing addresses.</summary>
internal sealed class SubPathServer : IAsyncDisposable
{
    private const string SubPath = "/team/postmortems";

    private readonly WebApplication _app;

    private SubPathServer(WebApplication app) => _app = app;

    /// <summary>Where the site's root is, with a slash at its end.</summary>
    public Uri Address => new(_app.Urls.First() + SubPath + "/");

    public static async Task<SubPathServer> StartAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = folder });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var files = new PhysicalFileProvider(folder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, RequestPath = SubPath });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, RequestPath = SubPath, ServeUnknownFileTypes = true });
        app.Run(async context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            context.Response.ContentType = "text/html";
            if (files.GetFileInfo("404.html") is { Exists: true } page && context.Request.Path.StartsWithSegments(SubPath, StringComparison.Ordinal))
                await context.Response.SendFileAsync(page);
        });
        await app.StartAsync();
        return new SubPathServer(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
