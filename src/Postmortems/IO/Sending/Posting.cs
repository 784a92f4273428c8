using System.Text.Json.Nodes;

namespace Postmortems.IO.Sending;

/// <summary>One request that brings a message to a place.</summary>
/// <param name="Authorization">The whole header; null for a webhook, whose address is its key.</param>
public sealed record Posting(HttpMethod Method, Uri Address, string Body, string? Authorization = null);

/// <summary>How a place is asked whether it has the message already, where an answer was lost.</summary>
/// <param name="IsThere">By the JSON of the answer.</param>
public sealed record Lookup(Uri Address, string? Authorization, Func<JsonNode?, bool> IsThere);

/// <summary>What became of a message.</summary>
public enum DeliveryState
{
    Arrived,

    /// <summary>The place said no: to send the same again would not help.</summary>
    Refused,

    /// <summary>Nothing was taken, however often it was tried.</summary>
    NotTaken,

    /// <summary>An answer was lost: it may have arrived, and was not sent again.</summary>
    Unknown,
}

/// <param name="Why">A sentence without a full stop, with no secret in it; empty for what arrived at once.</param>
public sealed record Delivery(DeliveryState State, string Why);
