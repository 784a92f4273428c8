using System.Collections.Immutable;
using Postmortems.Diagnostics;

namespace Postmortems.Cli.Serving;

/// <summary>What a save changed: the findings that were not there before, and how many are gone.</summary>
internal sealed record FindingsNews(ImmutableArray<Diagnostic> New, int Mended)
{
    /// <summary>By rule, file and message: a finding that has only moved to another line is no news.</summary>
    public static FindingsNews Between(ImmutableArray<Diagnostic> before, ImmutableArray<Diagnostic> now)
    {
        var known = before.CountBy(Key).ToDictionary();
        var news = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var finding in now)
        {
            if (known.GetValueOrDefault(Key(finding)) is > 0 and var left)
                known[Key(finding)] = left - 1;
            else
                news.Add(finding);
        }

        return new FindingsNews(news.ToImmutable(), known.Values.Sum());
    }

    private static (string Code, string File, string Message) Key(Diagnostic finding) => (finding.Rule.Code, finding.Source.Path, finding.Message);
}
