namespace Postmortems.Cli;

/// <summary>What was asked for cannot be done, and the person who asked can mend it: the message says how.</summary>
internal sealed class Refusal(string message) : IOException(message);
