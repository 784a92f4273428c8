using System.Text;
using Microsoft.AspNetCore.Http;

namespace Postmortems.Cli.Serving;

/// <summary>Tells a browser which build there is: at once, and again with each new one (server-sent events).</summary>
internal static class EventStream
{
    private const int RetryMilliseconds = 500;

    public static async Task WriteAsync(HttpContext context, LiveSite site, CancellationToken stopping)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            while (true)
            {
                var (snapshot, replaced) = site.Now;
                var told = $"retry: {RetryMilliseconds}\nevent: build\ndata: {snapshot.Build}\n\n";
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(told), ends.Token);
                await context.Response.Body.FlushAsync(ends.Token);
                await replaced.WaitAsync(ends.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The browser left, or the server does.
        }
    }
}
