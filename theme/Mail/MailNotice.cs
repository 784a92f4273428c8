using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using Postmortems.Notices;

namespace Postmortems.Theme.Mail;

/// <summary>Writes a message as the HTML of a mail: nothing is loaded from elsewhere, and what the author wrote is text.</summary>
public static class MailNotice
{
    public static async Task<string> WriteAsync(Notice notice)
    {
        await using var renderer = new HtmlRenderer(RazorTheme.Services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Notice"] = notice });
            var root = await renderer.RenderComponentAsync<NoticeMail>(parameters);
            using var html = new StringWriter { NewLine = "\n" };
            html.Write("<!doctype html>\n");
            root.WriteHtmlTo(html);
            html.Write('\n');
            return html.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
        });
    }
}
