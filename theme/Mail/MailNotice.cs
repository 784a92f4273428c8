using Postmortems.Notices;

namespace Postmortems.Theme.Mail;

/// <summary>Writes a message as the HTML of a mail: nothing is loaded from elsewhere, and what the author wrote is text.</summary>
public static class MailNotice
{
    public static Task<string> WriteAsync(Notice notice)
    {
        using var html = new StringWriter { NewLine = "\n" };
        RazorTheme.Draw(ComponentMaker.Of(typeof(NoticeMail)).Make("Notice", notice), html);
        return Task.FromResult(html.ToString().Replace("\r\n", "\n", StringComparison.Ordinal));
    }
}
