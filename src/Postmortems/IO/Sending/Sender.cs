using System.Globalization;
using NodaTime;

namespace Postmortems.IO.Sending;

/// <summary>
/// Brings a message to a place, and never twice: it is sent again only where nothing can have been taken. Where an answer was lost, the place
/// is asked if it can be, and else the message is left.
/// </summary>
/// <param name="say">Hears, in a sentence without secrets, why it is tried again.</param>
public sealed class Sender(SendPlace place, TimeProvider time, Action<string> say) : IDisposable
{
    /// <summary>Of one attempt, from the first byte to the last.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Beyond this nobody waits at a terminal.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private const int MostAttempts = 4;

    // A redirect is not followed, wherever it leads: an address that holds a key is for its own host alone.
    private readonly Courier _courier = new(place, time, Limit);

    /// <param name="posting">Made for each attempt: a signature is of its moment.</param>
    public async Task<Delivery> SendAsync(Func<Instant, Posting> posting, Lookup? lookup, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await _courier.PostAsync(posting(Instant.FromDateTimeOffset(time.GetUtcNow())), cancel);
            if (lookup is not null && (outcome.Kind is OutcomeKind.Unknown || outcome.IsDoubtful))
                outcome = await AskAsync(lookup, outcome, cancel);
            switch (outcome.Kind)
            {
                case OutcomeKind.Arrived:
                    return new Delivery(DeliveryState.Arrived, outcome.Why);
                case OutcomeKind.Refused:
                    return new Delivery(DeliveryState.Refused, outcome.Why);
                case OutcomeKind.Unknown:
                    return new Delivery(DeliveryState.Unknown, outcome.Why);
            }

            var wait = outcome.Wait ?? TimeSpan.FromSeconds(1 << (attempt - 1));
            if (wait > LongestWait)
                return new Delivery(DeliveryState.NotTaken, $"{outcome.Why}; it asks to wait for {Seconds(wait)}");
            if (attempt == MostAttempts)
                return new Delivery(DeliveryState.NotTaken, $"{outcome.Why}; tried {MostAttempts} times");
            say($"{place.Host}: {outcome.Why}. Trying again in {Seconds(wait)}.");
            await Task.Delay(wait, time, cancel);
        }
    }

    public void Dispose() => _courier.Dispose();

    /// <summary>The message is there, it is not there, or even that cannot be known.</summary>
    private async Task<Outcome> AskAsync(Lookup lookup, Outcome lost, CancellationToken cancel)
    {
        say($"{place.Host}: {lost.Why}. Asking whether the message is there.");
        return await _courier.AskAsync(lookup, cancel) switch
        {
            true => new Outcome(OutcomeKind.Arrived, $"{lost.Why}; but it is there"),
            false => lost with { Kind = OutcomeKind.Busy, IsDoubtful = false, Why = $"{lost.Why}; it is not there" },
            _ => lost with { Kind = OutcomeKind.Unknown },
        };
    }

    private static string Seconds(TimeSpan wait) => $"{Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture)} s";
}
