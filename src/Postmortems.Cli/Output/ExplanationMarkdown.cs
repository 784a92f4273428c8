using System.Text;
using Postmortems.Diagnostics;

namespace Postmortems.Cli.Output;

/// <summary>An explanation for a document, or for whoever shows Markdown beside a finding.</summary>
internal static class ExplanationMarkdown
{
    public static string Of(Explanation explanation) =>
        $"# {explanation.Rule.Code} {explanation.Rule.Name} ({explanation.Rule.Severity.Label()})\n\n{BodyOf(explanation)}";

    /// <summary>Without its heading.</summary>
    public static string BodyOf(Explanation explanation) =>
        string.Join('\n', explanation.Parts.Select(part => part switch
        {
            Prose prose => prose.Text + "\n",
            Listing listing => Fenced(listing),
            _ => "",
        }));

    private static string Fenced(Listing listing)
    {
        var text = new StringBuilder();
        if (listing.Path is { } path)
            text.Append($"`{path}`:\n\n");
        // Longer than any fence within.
        var fence = new string('`', listing.Lines.Any(line => line.Contains("```", StringComparison.Ordinal)) ? 5 : 3);
        return text.Append($"{fence}{listing.Kind}\n{string.Join('\n', listing.Lines)}\n{fence}\n").ToString();
    }
}
