using System.Collections.Immutable;
using System.Globalization;
using Postmortems.Cli.Commands;
using Postmortems.Editions;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Notices;
using Postmortems.Site;
using Postmortems.Theme.Mail;

namespace Postmortems.Cli.Output;

/// <summary>A message about a report, with what was told on the command line filled in, and what is still blank.</summary>
internal sealed record MessageDraft(Notice Notice, ImmutableArray<NoticeBlank> Blanks)
{
    /// <exception cref="Refusal">The report has no such message, or a text is told for a blank that it does not have.</exception>
    public static MessageDraft Of(ChosenReport report, MessageRequest request, LibraryRequest library)
    {
        var incident = report.Incident;
        if (request.Kind is NoticeKind.Customer && incident.Kind is ReportKind.NearMiss or ReportKind.Drill)
            throw new Refusal("No customer is told of a near miss or a drill. Take --kind internal.");
        var language = request.Language ?? Sentences.For(incident.Lang);
        var notice = NoticeMaker.Make(request.Kind, new NoticeRequest(incident, report.Options, library.Today, language) { Address = SiteAddresses.Of(incident.Id, report.Options) });
        // A message leaves the house: what opens something stays in it.
        var filled = Fill(notice, request.Fill).With(Secrets.Masked);
        return new MessageDraft(filled, NoticeBlanks.Of(filled));
    }

    /// <returns>The message, ending with a line break, and how many of its lines were left out or cut.</returns>
    public async Task<(string Text, int Shortened)> WriteAsync(string format)
    {
        if (format == NoticeArguments.Html)
            return (await MailNotice.WriteAsync(Notice), 0);
        if (ChatForms.All.FirstOrDefault(form => form.Id == format) is not { } chat)
            return (NoticeFormats.All.First(known => known.Id == format).Write(Notice), 0);
        var message = chat.Write(Notice);
        return (message.Body + "\n", message.Shortened);
    }

    /// <summary>What a person must still write, one a line.</summary>
    public async Task SayBlanksAsync(TextWriter error)
    {
        if (Blanks.IsEmpty)
            return;
        await error.WriteLineAsync(Blanks.Length == 1 ? "One place is for you to fill in, with --fill or by hand:" : $"{Blanks.Length} places are for you to fill in, with --fill or by hand:");
        foreach (var blank in Blanks)
            await error.WriteLineAsync($"  {blank.Number}  {Printable.Line(blank.Where)}{(blank.Where.Contains(blank.Hint, StringComparison.Ordinal) ? "" : $": {Printable.Line(blank.Hint)}")}");
    }

    public static async Task SayShortenedAsync(string format, int shortened, TextWriter error)
    {
        if (shortened > 0)
            await error.WriteLineAsync($"Shortened: {format} takes no longer message. Lines left out or cut: {shortened}.");
    }

    /// <summary>On standard output, or into the file.</summary>
    public static async Task PutAsync(string text, string? file, Shell shell)
    {
        if (file is null)
        {
            // What a person reads must not steer the terminal; what a program reads is as it is.
            await shell.Out.WriteAsync(shell.IsOutputTerminal ? string.Join('\n', text.Split('\n').Select(Printable.Line)) : text);
            return;
        }

        var full = shell.FullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        await File.WriteAllTextAsync(full, text);
        await shell.Error.WriteLineAsync($"Wrote {Printable.Line(shell.ShortPath(full))}.");
    }

    private static Notice Fill(Notice notice, ImmutableArray<string> told)
    {
        var blanks = NoticeBlanks.Of(notice);
        var texts = new Dictionary<int, string>();
        foreach (var pair in told)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new Refusal($"--fill {CommandLine.Quoted(pair)} names no blank. Write it as --fill 1=TEXT.");
            var (name, text) = (pair[..equals].Trim(), pair[(equals + 1)..].Trim());
            var blank = blanks.FirstOrDefault(blank => !texts.ContainsKey(blank.Number) && IsNamed(blank, name))
                ?? throw new Refusal(blanks.IsEmpty ? "This message has no blank to fill in." : $"This message has no blank '{Printable.Line(name)}'. It has {string.Join(", ", blanks.Select(other => $"{other.Number} ({Printable.Line(other.Where)})"))}.");
            texts[blank.Number] = text;
        }

        return NoticeBlanks.Fill(notice, texts);
    }

    private static bool IsNamed(NoticeBlank blank, string name) =>
        blank.Number.ToString(CultureInfo.InvariantCulture) == name || blank.Where.Equals(name, StringComparison.OrdinalIgnoreCase);
}
