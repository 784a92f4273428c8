using System.Collections.Immutable;
using NodaTime;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Playbooks;
using Postmortems.Reading;

namespace Postmortems.Validation;

/// <summary>What a check knows before it sees a report.</summary>
public record CheckTerms(LibraryOptions Options, LocalDate Today)
{
    /// <summary>The config's own file, for findings in it; null without one.</summary>
    public SourceFile? Config { get; init; }

    /// <inheritdoc cref="ConfigResult.RulePlaces"/>
    public ImmutableSortedDictionary<string, TextSpan> RulePlaces { get; init; } = ImmutableSortedDictionary.Create<string, TextSpan>(StringComparer.Ordinal);

    public Playbook Playbook { get; init; } = Playbook.Empty;

    /// <summary>What people call possible recurrences.</summary>
    public PatternNames PatternNames { get; init; } = PatternNames.None;

    /// <inheritdoc cref="RuleContext.Files"/>
    public IReadOnlyDictionary<string, long>? Files { get; init; }

    /// <inheritdoc cref="RuleContext.Load"/>
    public Func<string, SourceFile?>? Load { get; init; }

    /// <inheritdoc cref="RuleContext.IsInRepository"/>
    public Func<string, bool>? IsInRepository { get; init; }
}

/// <summary>What a check looks at.</summary>
public sealed record CheckInput : CheckTerms
{
    public CheckInput(ImmutableArray<ReadResult> reports, LibraryOptions options, LocalDate today)
        : base(options, today) => Reports = reports;

    public CheckInput(ImmutableArray<ReadResult> reports, CheckTerms terms)
        : base(terms) => Reports = reports;

    public ImmutableArray<ReadResult> Reports { get; }

    /// <summary>Whether a report, by its path, is to be judged. The others are only seen by the rules that look at a whole library. Null: all are.</summary>
    public Func<string, bool>? IsJudged { get; init; }
}

/// <summary>What is left of a report when it has been judged.</summary>
/// <param name="Entry">Null where nothing could be read.</param>
public readonly record struct JudgedReport(LibraryEntry? Entry, ImmutableArray<Diagnostic> Findings);

/// <summary>
/// All that is wrong with a library: what reading found, then every rule on every report. Reports may be judged one by one as they are read, and
/// let go: what the rules about the whole library need of them is small.
/// </summary>
public sealed class Checker
{
    /// <summary>How many reports are judged at once, rule by rule; see <see cref="Judge(ImmutableArray{ReadResult}, Func{string, bool})"/>.</summary>
    private const int Together = 8;

    private readonly CheckTerms _terms;
    private readonly Verdicts _verdicts;
    private readonly ImmutableArray<IRule> _rules;

    public Checker(CheckTerms terms)
    {
        _terms = terms;
        _verdicts = new Verdicts(terms.Options);
        // What the config switches off need not be looked for either.
        _rules = [.. RuleSet.All.Where(rule => _verdicts.IsOn(rule.Info))];
    }

    /// <summary>In the order of paths and places, whatever the number of threads.</summary>
    public static ImmutableArray<Diagnostic> Check(CheckInput input)
    {
        var checker = new Checker(input);
        // Asked here: what it refuses must not come out of a thread as something else.
        var judged = input.Reports.Select(report => report.Source.Path).Where(path => input.IsJudged?.Invoke(path) is not false).ToHashSet(StringComparer.Ordinal);
        var several = input.Reports.Chunk(Together).Select(reports => reports.ToImmutableArray()).ToList();
        // One report is an editor's: threads for it would wait for each other.
        return checker.Conclude(several.Count == 1 ? Judged(several[0]) : [.. several.AsParallel().AsOrdered().Select(Judged).ToArray().SelectMany(some => some)]);

        ImmutableArray<JudgedReport> Judged(ImmutableArray<ReadResult> reports) => checker.Judge(reports, judged.Contains);
    }

    /// <inheritdoc cref="Judge(ImmutableArray{ReadResult}, Func{string, bool})"/>
    public JudgedReport Judge(ReadResult report) => Judge([report])[0];

    /// <summary>
    /// All that can be said of each report alone. Any number of threads may ask at once. Rule by rule and not report by report: the code of all
    /// rules is more than a processor keeps at hand, and it would be fetched anew for every report.
    /// </summary>
    /// <param name="isJudged">Whether a report, by its path, is to be judged; the others are only entered.</param>
    /// <returns>As many, in the same order.</returns>
    public ImmutableArray<JudgedReport> Judge(ImmutableArray<ReadResult> reports, Func<string, bool> isJudged)
    {
        ImmutableArray<ReadResult> asked = [.. reports.Where(report => isJudged(report.Source.Path))];
        if (asked.Length == reports.Length)
            return Judge(reports);
        var judged = new Queue<JudgedReport>(Judge(asked));
        return [.. reports.Select(report => isJudged(report.Source.Path) ? judged.Dequeue() : Enter(report))];
    }

    /// <inheritdoc cref="Judge(ImmutableArray{ReadResult}, Func{string, bool})"/>
    public ImmutableArray<JudgedReport> Judge(ImmutableArray<ReadResult> reports)
    {
        ImmutableArray<(RuleContext? Context, List<Diagnostic> Found)> all = [.. reports.Select(report => (ContextOf(report), new List<Diagnostic>(report.Diagnostics)))];
        foreach (var rule in _rules)
        {
            foreach (var (context, found) in all)
            {
                if (context is not null)
                    found.AddRange(rule.Check(context.Incident, context));
            }
        }

        return [.. reports.Zip(all, (report, one) => Judged(report, one.Context, one.Found))];
    }

    /// <summary>Null for a report of which nothing could be read.</summary>
    private RuleContext? ContextOf(ReadResult report) => report.Incident is null ? null : new RuleContext
    {
        Source = report.Source,
        Incident = report.Incident,
        Places = report.Places,
        BodyProse = report.Prose,
        Options = _terms.Options,
        Today = _terms.Today,
        Files = _terms.Files,
        Load = _terms.Load,
        IsInRepository = _terms.IsInRepository,
    };

    private JudgedReport Judged(ReadResult report, RuleContext? context, List<Diagnostic> found)
    {
        if (context is null)
            return new JudgedReport(null, Concealment.Conceal([.. _verdicts.On(found, [], isBackfilled: false).InOrder()]));
        found.AddRange(UnknownRules.AllowedIn(context));
        var said = _verdicts.On(found, context.Incident.Allow, context.Incident.IsBackfilled).InOrder().ToList();
        return new JudgedReport(LibraryEntry.Of(report, context.Incident), said.Count == 0 ? [] : Concealed(said, context));
    }

    // A file beside the report has secrets of its own.
    private static ImmutableArray<Diagnostic> Concealed(List<Diagnostic> said, RuleContext context) =>
        [.. said.GroupBy(finding => finding.Source).SelectMany(file => file.Key == context.Source ? Concealment.Conceal([.. file], context.Secrets) : Concealment.Conceal([.. file]))];

    /// <summary>A report that the others may name, and of which nobody asked what is wrong with it.</summary>
    public static JudgedReport Enter(ReadResult report) => new(report.Incident is { } incident ? LibraryEntry.Of(report, incident) : null, []);

    /// <summary>What was found in each, and what only shows when they stand beside each other.</summary>
    /// <param name="reports">In the order of paths.</param>
    /// <returns>In the order of paths and places.</returns>
    public ImmutableArray<Diagnostic> Conclude(ImmutableArray<JudgedReport> reports)
    {
        ImmutableArray<LibraryEntry> library = [.. reports.Select(report => report.Entry).OfType<LibraryEntry>()];
        var allowed = library.ToDictionary(entry => entry.Source, entry => entry.Allow);
        var beside = RuleSet.Library.Where(rule => _verdicts.IsOn(rule.Info)).SelectMany(rule => rule.Check(library))
            .Concat(_terms.Playbook.Diagnostics)
            .Concat(UnknownRules.NamedIn(_terms.Playbook))
            .Concat(_terms.PatternNames.Diagnostics)
            .Concat(_terms.PatternNames.Unknown(library.Select(entry => entry.Id.Value).ToHashSet(StringComparer.Ordinal)))
            .GroupBy(finding => finding.Source)
            .SelectMany(file => Concealment.Conceal([.. _verdicts.On(file, allowed.GetValueOrDefault(file.Key, []), isBackfilled: false)]))
            // Whoever misspells a rule could otherwise not be told so.
            .Concat(Concealment.Conceal([.. UnknownRules.SwitchedIn(_terms)]));
        return [.. reports.SelectMany(report => report.Findings).Concat(beside).InOrder()];
    }
}
