using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Postmortems.Language;

namespace Postmortems.Notices;

/// <summary>A message as the incoming webhook of a chat takes it.</summary>
/// <param name="Body">JSON, without a line break at its end.</param>
/// <param name="Shortened">How many lines were left out or cut, which the message says at its end; 0 for a whole one.</param>
public sealed record ChatMessage(string Body, int Shortened);

/// <summary>The message form of one chat, within the lengths that it takes. Stateless.</summary>
public interface IChatForm
{
    /// <summary>How one asks for it; never reused.</summary>
    string Id { get; }

    ChatMessage Write(Notice notice);
}

/// <summary>All chats that a message can be written for.</summary>
public static class ChatForms
{
    /// <summary>No form takes a line of any length, and nobody reads one in a chat.</summary>
    private const int LongestLine = 900;

    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ImmutableArray<IChatForm> All { get; } = [new SlackForm(), new FeishuForm(), new DingTalkForm(), new WeComForm()];

    /// <summary>All of the message, or as many of its first lines as fit, with a last line that says so.</summary>
    internal static ChatMessage Fit(Notice notice, Func<ImmutableArray<NoticeLine>, JsonObject> write, Func<JsonObject, string, bool> fits)
    {
        var whole = NoticeLine.Of(notice);
        ImmutableArray<NoticeLine> lines = [.. whole.Select(line => line with { Text = Cut(line.Text, LongestLine) })];
        var cut = whole.Zip(lines).Count(pair => pair.First != pair.Second);
        for (var kept = lines.Length; ; kept--)
        {
            var shortened = lines.Length - kept + cut;
            // A heading with nothing below it announces what does not come.
            while (shortened > 0 && kept > 0 && lines[kept - 1].Kind is NoticeLineKind.Heading)
                (kept, shortened) = (kept - 1, shortened + 1);
            var message = write(shortened == 0 ? lines : [.. lines[..kept], Remark(notice, shortened)]);
            var body = message.ToJsonString(Json);
            if (kept == 0 || fits(message, body))
                return new ChatMessage(body, shortened);
        }
    }

    /// <summary>At a space where there is one near the end, and never within a character.</summary>
    internal static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = length - 2;
        var space = text.LastIndexOf(' ', end, Math.Min(end, 40));
        end = space > 0 ? space : char.IsLowSurrogate(text[end]) ? end - 1 : end;
        return text[..end].TrimEnd() + " …";
    }

    private static NoticeLine Remark(Notice notice, int shortened) =>
        new(NoticeLineKind.Remark, notice.Blocks.Length, "", Sentences.Say(notice.Language, "notice.shortened", ("n", $"{shortened}")));
}
