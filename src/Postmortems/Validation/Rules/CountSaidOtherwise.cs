using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A sentence counts the action items, and the report lists another number of them.</summary>
internal sealed partial class CountSaidOtherwise : IRule
{
    private const int MaxJudged = 50;

    // Of what is left, of what is done, of each, or of another report.
    private static readonly WordList OfSome = new(
        "remain remains remained remaining still open done completed closed other others another more first each per every team teams owner least about than last previous "
            + "earlier would could similar most year quarter month january february march april june july august september october november december postmortem retrospective",
        "of the ", "of these", "of them", "of which", "up to ", "two of",
        "其中", "另", "还有", "剩", "未", "完成", "至少", "约", "各", "每", "分别", "之一", "上次", "此前", "以前", "曾", "多", "原文", "类似", "年", "季度", "月");

    /// <summary>What is counted.</summary>
    private static readonly ImmutableArray<SearchValues<string>> Things =
        [SearchValues.Create(["action"], StringComparison.OrdinalIgnoreCase), SearchValues.Create(["措施"], StringComparison.Ordinal), SearchValues.Create(["行动项"], StringComparison.Ordinal)];

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789一二两三四五六七八九十");

    private static readonly SearchValues<string> Numbers = SearchValues.Create(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"], StringComparison.OrdinalIgnoreCase);

    public RuleInfo Info { get; } = new("PM0217", "count-said-otherwise", DiagnosticSeverity.Warning) { IsContradiction = true };

    // In a draft the list may still grow.
    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        if (incident.Status is ReportStatus.Draft || incident.Actions.IsEmpty || !new[] { incident.Body.Text, incident.Title, incident.Impact.Summary.Value }.Any(text => MayCount(text)))
            return [];
        var counts = new Lazy<HashSet<int>>(() => CountsOf(incident).ToHashSet());
        var wrong = context.Told
            .Where(sentence => MayCount(sentence.Characters) && !OfSome.IsIn(sentence.Characters))
            .SelectMany(sentence => Counted().Matches(sentence.Text), (Sentence, Match) => (Sentence, Match))
            .Take(MaxJudged)
            .Where(found => DurationWords.NumberOf(found.Match.Groups["n"].Value) is { } number && number > 1 && !counts.Value.Contains((int)number))
            .Where(found => !ProseSentences.IsQuoted(found.Sentence.Text, found.Match.Groups["said"].Index))
            .ToDictionary(found => PlaceOf(found.Sentence, found.Match.Groups["said"]), found => found.Match.Groups["said"].Value);
        return
            from span in ProseSentences.Spoken(wrong.Keys, incident, context)
            select context.Find(Info, "", ("said", wrong[span]), ("count", incident.Actions.Length.ToString(CultureInfo.InvariantCulture))) with { Span = span };
    }

    private static TextSpan PlaceOf(ProseSentence sentence, Group said) => sentence.Place(said.Index, said.Index + said.Length);

    /// <summary>All of them, and those that somebody may have meant by all: of one kind, state, owner or team, or the promises without the ideas.</summary>
    private static IEnumerable<int> CountsOf(Incident incident)
    {
        var actions = incident.Actions;
        IEnumerable<IEnumerable<IGrouping<string, CorrectiveAction>>> groups =
        [
            actions.GroupBy(action => $"{action.Kind}"),
            actions.GroupBy(action => $"{action.Status}"),
            actions.GroupBy(action => $"{action.Owner.Value}"),
            actions.GroupBy(action => action.Team ?? ""),
        ];
        return [actions.Length, actions.Count(action => action.Status is not ActionStatus.Idea), .. groups.SelectMany(group => group.Select(part => part.Count()))];
    }

    /// <summary>A quick look: one of the words that are counted, with a number close before it.</summary>
    private static bool MayCount(ReadOnlySpan<char> text)
    {
        foreach (var thing in Things)
        {
            for (var at = 0; text[at..].IndexOfAny(thing) is >= 0 and var step; at++)
            {
                at += step;
                var before = text[Math.Max(0, at - 24)..at];
                if (before.ContainsAny(Digits) || before.ContainsAny(Numbers))
                    return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"(\A|[^\w.,/:-])(?<said>(?<n>[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)\s(corrective\s|follow-up\s)?(action\sitems|corrective\sactions|follow-up\sactions))\b|(\A|[^0-9.第前一二两三四五六七八九十])(?<said>(?<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})\s?(条|项|个)(改进措施|整改措施|纠正措施|后续措施|行动项))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        Timeout.Infinite)]
    private static partial Regex Counted();
}
