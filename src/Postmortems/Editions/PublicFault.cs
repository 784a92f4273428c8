namespace Postmortems.Editions;

/// <summary>Something that a public report should not hold.</summary>
/// <param name="Variant">Of the rule's sentence.</param>
/// <param name="Shown">As much of it as may stand in a message.</param>
/// <param name="End">Exclusive.</param>
public readonly record struct PublicFault(string Variant, string Shown, int Start, int End);
