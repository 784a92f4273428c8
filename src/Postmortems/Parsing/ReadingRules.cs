using System.Collections.Immutable;
using Postmortems.Diagnostics;

namespace Postmortems.Parsing;

/// <summary>What reading itself can find wrong: the text makes no sense, whatever it was meant to say.</summary>
public static class ReadingRules
{
    public static RuleInfo NoFrontMatter { get; } = Error("PM0001", "no-front-matter");

    public static RuleInfo YamlSyntax { get; } = Error("PM0002", "yaml-syntax");

    public static RuleInfo UnknownKey { get; } = Warning("PM0003", "unknown-key");

    public static RuleInfo WrongType { get; } = Error("PM0004", "wrong-type");

    public static RuleInfo DuplicateKey { get; } = Error("PM0005", "duplicate-key");

    public static RuleInfo NotUtf8 { get; } = Error("PM0006", "not-utf8");

    public static RuleInfo TooLarge { get; } = Error("PM0007", "too-large");

    public static RuleInfo TooDeep { get; } = Error("PM0008", "too-deep");

    public static RuleInfo WrittenTwice { get; } = Error("PM0009", "written-twice");

    public static RuleInfo UnreadableTimelineEntry { get; } = Error("PM0010", "unreadable-timeline-entry");

    public static RuleInfo UnreadableAction { get; } = Error("PM0011", "unreadable-action");

    public static RuleInfo MalformedId { get; } = Error("PM0012", "malformed-id");

    public static RuleInfo UnknownValue { get; } = Error("PM0013", "unknown-value");

    public static RuleInfo YamlTag { get; } = Error("PM0014", "yaml-tag");

    public static RuleInfo UnknownMark { get; } = Warning("PM0015", "unknown-mark");

    public static RuleInfo UnclosedMark { get; } = Error("PM0016", "unclosed-mark");

    public static RuleInfo PlaybookLinkMissing { get; } = Warning("PM0019", "playbook-link-missing");

    public static RuleInfo MisspeltPhase { get; } = Warning("PM0020", "misspelt-phase");

    public static RuleInfo ImpossibleCalendar { get; } = Warning("PM0021", "impossible-calendar");

    public static RuleInfo IdleTerm { get; } = Warning("PM0022", "idle-term");

    public static RuleInfo MalformedTime { get; } = Error("PM0201", "malformed-time");

    public static RuleInfo NoTimeZone { get; } = Warning("PM0202", "no-time-zone");

    public static RuleInfo SkippedOrRepeatedTime { get; } = Warning("PM0203", "skipped-or-repeated-time");

    public static RuleInfo DateNeeded { get; } = Error("PM0208", "date-needed") with { IsContradiction = true };

    public static RuleInfo PictureWithoutAlt { get; } = Warning("PM0706", "picture-without-alt");

    public static RuleInfo HiddenCharacter { get; } = Warning("PM0707", "hidden-character");

    public static RuleInfo UnknownSeverity { get; } = Error("PM0803", "unknown-severity");

    public static RuleInfo AmbiguousSeverity { get; } = Error("PM0804", "ambiguous-severity");

    /// <summary>In the order of codes.</summary>
    public static ImmutableArray<RuleInfo> All { get; } =
    [
        NoFrontMatter, YamlSyntax, UnknownKey, WrongType, DuplicateKey, NotUtf8, TooLarge, TooDeep, WrittenTwice,
        UnreadableTimelineEntry, UnreadableAction, MalformedId, UnknownValue, YamlTag, UnknownMark, UnclosedMark, PlaybookLinkMissing, MisspeltPhase,
        ImpossibleCalendar, IdleTerm,
        MalformedTime, NoTimeZone, SkippedOrRepeatedTime, DateNeeded, PictureWithoutAlt, HiddenCharacter, UnknownSeverity, AmbiguousSeverity,
    ];

    private static RuleInfo Error(string code, string name) => new(code, name, DiagnosticSeverity.Error);

    private static RuleInfo Warning(string code, string name) => new(code, name, DiagnosticSeverity.Warning);
}
