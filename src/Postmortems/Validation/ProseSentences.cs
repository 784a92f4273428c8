using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Reading;

namespace Postmortems.Validation;

/// <summary>A sentence of a report.</summary>
/// <param name="Whole">The text that it stands in.</param>
/// <param name="Within">Its place there.</param>
/// <param name="Offset">Of that text in the file.</param>
/// <param name="TellsOfIncident">Neither of the system, nor of other times, other sources or what is to come.</param>
internal readonly record struct ProseSentence(string Whole, TextSpan Within, int Offset, bool TellsOfIncident)
{
    /// <summary>As written, line ends and markup included. Most sentences are passed over after a look at these, and never copied.</summary>
    public ReadOnlySpan<char> Characters => Whole.AsSpan(Within.Start, Within.Length);

    public string Text => Characters.ToString();

    /// <summary>The place in the file of a stretch of <see cref="Text"/>.</summary>
    public TextSpan Place(int start, int end) => new(Offset + Within.Start + start, Offset + Within.Start + end);
}

/// <summary>What a report tells in sentences: title, impact and the sections that tell of the incident itself.</summary>
internal static partial class ProseSentences
{
    /// <summary>A longer one is no sentence.</summary>
    private const int MaxLength = 800;

    /// <summary>What a sentence may end with; see <see cref="Ends"/>.</summary>
    private static readonly SearchValues<char> Enders = SearchValues.Create(".!?;。！？；\n");

    private static readonly ImmutableArray<SectionKind> Beside =
        [SectionKind.Context, SectionKind.Actions, SectionKind.MissedTests, SectionKind.Notes];

    /// <summary>In the order of the file.</summary>
    public static ImmutableArray<ProseSentence> Of(Incident incident, RuleContext context)
    {
        var sentences = ImmutableArray.CreateBuilder<ProseSentence>();
        foreach (var (path, text) in new[] { ("title", incident.Title), ("impact.summary", incident.Impact.Summary.Value) })
        {
            if (text is not null && PlaceOf(path, text, context) is { } place)
                sentences.Add(new ProseSentence(context.Source.Text, place, 0, true));
        }

        var start = context.Source.Text.Length - incident.Body.Text.Length;
        foreach (var section in incident.Body.Sections)
        {
            if (section.HasProse)
                AddSentences(new ProseSentence(incident.Body.Text, new TextSpan(section.Start, section.End), start, TellsOfIncident(section)), sentences);
        }

        return sentences.ToImmutable();
    }

    private static bool TellsOfIncident(Section section) => section.Kind is { } kind ? !Beside.Contains(kind) : !OfOthers().IsMatch(section.Heading);

    /// <summary>Those that stand neither in code, a quotation, a heading nor an address, and were not read into facts.</summary>
    public static IEnumerable<TextSpan> Spoken(IEnumerable<TextSpan> found, Incident incident, RuleContext context)
    {
        var start = context.Source.Text.Length - incident.Body.Text.Length;
        return found.Where(span => span.Start < start || (IsWords(context.BodyProse, span.Start) && !incident.Body.ReadStretches.Any(read => span.Start - start >= read.Start && span.Start - start < read.End)));
    }

    private static bool IsWords(ImmutableArray<ProsePart> prose, int place)
    {
        foreach (var (kind, span) in prose)
        {
            if (kind is ProsePartKind.Words && span.Contains(place))
                return true;
        }

        return false;
    }

    /// <summary>Between quotation marks: somebody else's words.</summary>
    public static bool IsQuoted(string sentence, int at)
    {
        var (curly, straight) = (0, 0);
        foreach (var c in sentence.AsSpan(0, at))
        {
            curly += c is '“' or '「' or '『' or '«' ? 1 : c is '”' or '」' or '』' or '»' ? -1 : 0;
            straight += c == '"' ? 1 : 0;
        }

        return curly > 0 || straight % 2 == 1;
    }

    private static TextSpan? PlaceOf(string path, string text, RuleContext context)
    {
        // A title that is the first heading of the body has no key.
        if (!context.Places.Has(path))
            return path == "title" && context.Source.Text.IndexOf(text, StringComparison.Ordinal) is >= 0 and var heading ? new TextSpan(heading, heading + text.Length) : null;
        var place = context.Places.Of(path);
        if (place.Length > MaxLength)
            return null;
        // Without the quotation marks of YAML, where it needs any; a folded text is taken as it stands.
        return context.Source.Slice(place).IndexOf(text, StringComparison.Ordinal) is >= 0 and var within ? new TextSpan(place.Start + within, place.Start + within + text.Length) : place;
    }

    private static void AddSentences(ProseSentence section, ImmutableArray<ProseSentence>.Builder sentences)
    {
        var (start, end) = (section.Within.Start, section.Within.End);
        for (var i = start; i < end && section.Whole.AsSpan(i, end - i).IndexOfAny(Enders) is >= 0 and var step; i++)
        {
            i += step;
            if (!Ends(section.Whole, i, end))
                continue;
            Add(start, i);
            start = i + 1;
        }

        Add(start, end);

        void Add(int from, int to)
        {
            if (to > from && to - from <= MaxLength)
                sentences.Add(section with { Within = new TextSpan(from, to) });
        }
    }

    private static bool Ends(string text, int i, int end) => text[i] switch
    {
        '。' or '！' or '？' or '；' or '!' or '?' or ';' => true,
        '.' => i + 1 < end && char.IsWhiteSpace(text[i + 1]) && !EndsWithShortWord(text, i),
        '\n' => i + 1 >= end || BeginsAnew(text, i + 1, end),
        _ => false,
    };

    // "approx. 20 min", "ca. 20 min", "vs. 20 min": no sentence ends on a short word before a number, and "no." may be a number too.
    private static bool EndsWithShortWord(string text, int dot)
    {
        var begin = dot;
        while (begin > 0 && dot - begin < 7 && char.IsAsciiLetter(text[begin - 1]))
            begin--;
        return text.AsSpan(begin, dot - begin) is "approx" or "ca" or "vs" or "e.g" or "i.e" or "no" or "incl";
    }

    /// <summary>A blank line, an item of a list, a row of a table, a heading or a quotation: whatever went before is over.</summary>
    private static bool BeginsAnew(string text, int i, int end)
    {
        while (i < end && text[i] is ' ' or '\t')
            i++;
        if (i >= end || text[i] is '\n' or '\r' or '#' or '>' or '|')
            return true;
        var marker = i;
        while (i < end && i - marker < 4 && char.IsAsciiDigit(text[i]))
            i++;
        return i + 1 < end && (i == marker ? text[i] is '-' or '*' or '+' : text[i] is '.' or ')') && text[i + 1] is ' ' or '\t';
    }

    [GeneratedRegex("previous|earlier|related|similar|histor|background|相关|类似|历史|以往|背景", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OfOthers();
}
