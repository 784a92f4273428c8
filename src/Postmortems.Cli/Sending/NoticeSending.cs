using Postmortems.Cli.Commands;
using Postmortems.Cli.Output;
using Postmortems.Cli.Running;
using Postmortems.Incidents;
using Postmortems.IO.Sending;
using Postmortems.Language;
using Postmortems.Notices;

namespace Postmortems.Cli.Sending;

/// <summary>Sends a message, or shows what would be sent.</summary>
internal sealed class NoticeSending(SendRequest request, Shell shell)
{
    public async Task<int> RunAsync(MessageDraft draft, ChosenReport report, MessageRequest message, CancellationToken cancel)
    {
        RefuseWhatDoesNotFit(message);
        var place = SendPlace.From(request.Place, shell.Variable, out var mistake) ?? throw new Refusal(mistake);
        var written = await WriteAsync(draft, report);
        if (!request.IsMeant || message.Output is not null)
            await MessageDraft.PutAsync(written.Body + "\n", message.Output, shell);
        await draft.SayBlanksAsync(shell.Error);
        await MessageDraft.SayShortenedAsync(request.Place, written.Shortened, shell.Error);
        var isHeldBack = !draft.Blanks.IsEmpty && !request.AllowsBlanks;
        if (!request.IsMeant)
        {
            await shell.Error.WriteLineAsync($"Nothing was sent. {(request.Incident is null ? "This" : "This update")} would go to {place.Host} ({place.Id}); {(isHeldBack ? "fill in what is left, or say --with-blanks, and send it with --yes" : "--yes sends it")}.");
            return ExitCode.Ok;
        }

        if (isHeldBack)
            throw new Refusal("Nothing was sent: fill in what is left, or say --with-blanks.");
        using var sender = new Sender(place, shell.Time, sentence => shell.Error.WriteLine(Printable.Line(sentence)));
        var delivery = await sender.SendAsync(now => place.PostingOf(written.Body, now, request.Incident), written.Key is { } key ? place.LookupOf(key, request.Incident) : null, cancel);
        var exit = await SayAsync(delivery, place);
        if (request.IsRecorded && delivery.State is DeliveryState.Arrived)
            await RecordAsync(draft.Notice, report, place);
        return exit;
    }

    /// <summary>It has arrived whatever becomes of the line: that there is none is said, and is no failure.</summary>
    private async Task RecordAsync(Notice notice, ChosenReport report, SendPlace place)
    {
        var phase = notice.Kind switch { NoticeKind.WarRoom => Phase.Update, NoticeKind.Customer => Phase.Communicated, _ => Phase.Informed };
        var text = Sentences.Say(Sentences.For(report.Incident.Lang), "notice.recorded", ("place", $"{place.Id} ({place.Host})"), ("subject", notice.Subject));
        try
        {
            var (line, _) = RunningIncident.Log(report, (shell.Clock.GetCurrentInstant(), phase, text), shell);
            await shell.Error.WriteLineAsync($"Recorded in {Printable.Line(report.Path)}, line {line}.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await shell.Error.WriteLineAsync($"Not recorded. {failure.Message}");
        }
    }

    private async Task<int> SayAsync(Delivery delivery, SendPlace place)
    {
        var why = Printable.Line(delivery.Why);
        await shell.Error.WriteLineAsync(delivery.State switch
        {
            DeliveryState.Arrived => $"Sent to {place.Host} ({place.Id}){(why.Length > 0 ? $": {why}" : "")}.",
            DeliveryState.Refused => $"Not sent: {place.Host} did not take it ({why}).",
            DeliveryState.NotTaken => $"Not sent: {place.Host} took nothing ({why}). It may be sent again.",
            _ => $"Whether {place.Host} has it cannot be known ({why}). It was not sent a second time: look there before you send it again.",
        });
        return delivery.State is DeliveryState.Arrived ? ExitCode.Ok : ExitCode.Failure;
    }

    private async Task<(string Body, int Shortened, string? Key)> WriteAsync(MessageDraft draft, ChosenReport report)
    {
        if (request.Place == StatusPageForm.Id)
        {
            var page = StatusPageForm.Write(draft.Notice, report.Incident);
            return (page.Body, page.Shortened, page.Key);
        }

        var (text, shortened) = await draft.WriteAsync(request.Place);
        return (text.TrimEnd('\n'), shortened, null);
    }

    private void RefuseWhatDoesNotFit(MessageRequest message)
    {
        if (message.Format is { } format && format != request.Place)
            throw new Refusal($"{request.Place} takes a form of its own: leave --format out.");
        if (request.Place == StatusPageForm.Id && message.Kind is not NoticeKind.Customer)
            throw new Refusal("A status page is read by customers: take --kind customer.");
    }
}
