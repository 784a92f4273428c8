using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Postmortems.Site;

namespace Postmortems.Cli.Serving;

/// <summary>Answers browsers on this machine, and nobody else. Nothing of the environment or of a config file changes what it does.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    // Behind it lie only answers that are being written: streams of events end by themselves.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();
    private readonly LiveSite _site;

    private SiteServer(int port, LiveSite site)
    {
        _site = site;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Farewell);
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri Address => new(_app.Urls.First() + "/");

    /// <returns>Null when the port belongs to another program.</returns>
    public static async Task<SiteServer?> TryStartAsync(int port, LiveSite site)
    {
        var server = new SiteServer(port, site);
        try
        {
            await server._app.StartAsync();
            return server;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await server.DisposeAsync();
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        // A page of another site may not take these files in as its own pictures or scripts.
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!IsThisMachine(request.Host))
            await WriteAsync(context, Answer.Plain(StatusCodes.Status403Forbidden, "This preview answers to localhost and 127.0.0.1 only."));
        else if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.Headers.Allow = "GET, HEAD";
            await WriteAsync(context, Answer.Plain(StatusCodes.Status405MethodNotAllowed, "This preview can only be read."));
        }
        else if (request.Path == "/" + Preview.Events)
            await EventStream.WriteAsync(context, _site, _stopping.Token);
        else
            await WriteAsync(context, await AnswerAsync(request.Path.Value!, context.RequestAborted));
    }

    private async Task<Answer> AnswerAsync(string path, CancellationToken cancel)
    {
        try
        {
            return await _site.Current.AnswerAsync(path, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A fault of a view is ours; the person who looks is also the one who can report it.
            return Answer.Plain(StatusCodes.Status500InternalServerError, fault.ToString());
        }
    }

    private static async Task WriteAsync(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Location is { } location)
            context.Response.Headers.Location = location;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    /// <summary>
    /// Any name can be made to lead to 127.0.0.1. A page of such a name would be of one origin with this server, and could read what
    /// is meant for this machine alone.
    /// </summary>
    private static bool IsThisMachine(HostString host) =>
        host.Host is "127.0.0.1" or "[::1]" || host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
}
