using System.Collections.Frozen;
using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Parsing;
using Postmortems.Validation.Rules;

namespace Postmortems.Validation;

/// <summary>Every rule there is.</summary>
public static class RuleSet
{
    /// <summary>In the order of codes.</summary>
    public static ImmutableArray<IRule> All { get; } =
    [
        new PartIdUsedTwice(),
        new MissingField(),
        new EmptySection(),
        new TemplatePlaceholderLeft(),
        new SummaryRepeatsTitle(),
        new UnknownNoLongerAllowed(),
        new TimelineOutOfOrder(),
        new MilestonesOutOfOrder(),
        new MilestoneAndTimelineDisagree(),
        new StatedDurationNotReproducible(),
        new StatedDurationNotUnderstood(),
        new ZeroLengthInterval(),
        new TimeOutlier(),
        new OutsideTheWindow(),
        new TimeInTheFuture(),
        new QuietGap(),
        new ProseDurationNotReproducible(),
        new ProseDateMistaken(),
        new CountSaidOtherwise(),
        new NameDateElsewhere(),
        new DeadlineMissed(),
        new ReviewedLate(),
        new UpdatesTooRare(),
        new UnknownClock(),
        new CauseWithoutEvaded(),
        new CauseWithoutAction(),
        new HumanErrorAsRoot(),
        new WhysTooShort(),
        new TriggerGivenAsCause(),
        new MissedTestWithoutFollowUp(),
        new RegressionTestMissing(),
        new LessonWithoutAction(),
        new ActionWithoutOwner(),
        new ActionWithoutDueDate(),
        new ActionWithoutKind(),
        new DueBeforeIncident(),
        new ActionOverdue(),
        new VagueAction(),
        new BeMoreCareful(),
        new WontDoWithoutWhy(),
        new DoneWithoutDate(),
        new NoAcceptance(),
        new NoPreventingAction(),
        new NoDetectingAction(),
        new DueMovedOften(),
        new AddressesNothing(),
        new PersonAtFault(),
        new Counterfactual(),
        new BlameWord(),
        new WhoQuestion(),
        new SecretInReport(),
        new PersonalDataInPublic(),
        new InternalAddressInPublic(),
        new LinkSchemeRefused(),
        new LinkedFileMissing(),
        new MetricNotReadable(),
        new NotInCatalogue(),
        new ReportOverdue(),
        new UnknownRole(),
        new RelatesToItself(),
    ];

    /// <summary>In the order of codes.</summary>
    public static ImmutableArray<ILibraryRule> Library { get; } =
    [
        new InternalReportInPublic(),
        new DuplicateId(),
        new RelatedIncidentNotFound(),
        new BrokenPromise(),
        new NearTwinNotRelated(),
    ];

    /// <summary>A name in <c>allow</c> or <c>rules</c> that no rule has: found by the checker itself, which alone knows all names.</summary>
    public static RuleInfo UnknownRule { get; } = new("PM0017", "unknown-rule", DiagnosticSeverity.Warning);

    /// <summary>What reading and the rules can find, in the order of codes.</summary>
    public static ImmutableArray<RuleInfo> Infos { get; } =
    [
        .. ReadingRules.All
            .Append(UnknownRule)
            .Concat(All.Select(rule => rule.Info))
            .Concat(Library.Select(rule => rule.Info))
            .OrderBy(info => info.Code, StringComparer.Ordinal),
    ];

    /// <summary>By code or name.</summary>
    public static RuleInfo? Find(string codeOrName) => ByName.GetValueOrDefault(codeOrName) ?? ByCode.GetValueOrDefault(codeOrName);

    private static readonly FrozenDictionary<string, RuleInfo> ByName = Infos.ToFrozenDictionary(info => info.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, RuleInfo> ByCode = Infos.ToFrozenDictionary(info => info.Code, StringComparer.OrdinalIgnoreCase);
}
