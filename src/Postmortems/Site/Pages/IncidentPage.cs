using System.Collections.Immutable;
using Postmortems.Analysis;
using Postmortems.Incidents;
using Postmortems.Site.Charts;
using Postmortems.Site.Patterns;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Site.Subjects;

namespace Postmortems.Site.Pages;

/// <summary>One report.</summary>
public sealed record IncidentPage(PagePath Path, string Title, PageFrame Frame, Incident Incident, IncidentRow Row)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Incidents;

    /// <summary>Who or what noticed; not given where the report is silent.</summary>
    public required NamedTerm DetectedBy { get; init; }

    public required NamedTerm TriggerKind { get; init; }

    /// <summary>Where the time went; null where no two milestones are known.</summary>
    public PhaseBar? PhaseBar { get; init; }

    public ImmutableArray<ClockReading> Clocks { get; init; } = [];

    /// <summary>Those that bind the incident's level; empty where none does.</summary>
    public ImmutableArray<DeadlineRow> Deadlines { get; init; } = [];

    /// <summary>A chart for each series beside the report.</summary>
    public ImmutableArray<MetricChart> Metrics { get; init; } = [];

    public ImmutableArray<TimelineRow> Timeline { get; init; } = [];

    public ImmutableArray<CauseRow> Causes { get; init; } = [];

    public ImmutableArray<MissedTestRow> MissedTests { get; init; } = [];

    public ImmutableArray<ActionRow> Actions { get; init; } = [];

    /// <summary>As people put them: the same cause first.</summary>
    public ImmutableArray<RelatedGroup> Related { get; init; } = [];

    /// <summary>Earlier incidents that nobody has named, by what the reports say. Worked out when it is asked for: the pages are shown on many threads.</summary>
    public required Later<ImmutableArray<NearRow>> Near { get; init; }

    /// <summary>The possible recurrence that it belongs to; null where it is in none.</summary>
    public PatternNote? Pattern { get; init; }

    /// <summary>What a report that is not final lacks, as the others suggest it. Worked out when it is asked for, as <see cref="Near"/>.</summary>
    public required Later<ImmutableArray<SuggestionRow>> Suggested { get; init; }

    /// <summary>What came first, for a draft; null for any other report. Worked out when it is asked for, as <see cref="Near"/>.</summary>
    public required Later<HypothesisNote?> Hypotheses { get; init; }

    /// <summary>Worked out when they are asked for, as <see cref="Near"/>.</summary>
    public required Later<ImmutableArray<NoticeRow>> Messages { get; init; }

    /// <summary>The reports beside this one in time; null at either end.</summary>
    public IncidentRow? Earlier { get; init; }

    public IncidentRow? Later { get; init; }

    /// <summary>The newest commits of the report; empty where nobody asked git.</summary>
    public ImmutableArray<ReportChange> History { get; init; } = [];

    /// <summary>How many commits there are behind the last of <see cref="History"/>.</summary>
    public int MoreHistory { get; init; }

    /// <summary>What the checker says of a draft; null for a report that is none.</summary>
    public FileFindings? Findings { get; init; }

    /// <summary>The part of the timeline on this page; null where it is whole.</summary>
    public TimelinePart? TimelinePart { get; init; }

    /// <summary>Reports that this one links to, by their pages: for links into their chapters.</summary>
    public ImmutableDictionary<PagePath, Incident> Linked { get; init; } = ImmutableDictionary<PagePath, Incident>.Empty;

    /// <summary>The same incident told in another language.</summary>
    public ImmutableArray<IncidentRow> ToldIn { get; init; } = [];

    /// <summary>Role names in the page's language, each with who held it.</summary>
    public ImmutableArray<(string Role, string Name)> Roles { get; init; } = [];

    public ImmutableArray<SubjectLink> Tags { get; init; } = [];

    /// <summary>Where a relative link of the report leads, by the target as written. A target that is not here is not linked.</summary>
    public ImmutableSortedDictionary<string, PagePath> Links { get; init; } = ImmutableSortedDictionary.Create<string, PagePath>(StringComparer.Ordinal);

    /// <summary>Where the playbook defines the level; null for a level that no scheme declares.</summary>
    public Place? SeverityRule { get; init; }

    /// <summary>Where the playbook says what to do in a phase of this timeline.</summary>
    public ImmutableDictionary<Phase, Place> PhaseRules { get; init; } = ImmutableDictionary<Phase, Place>.Empty;

    /// <summary>Where the report is edited; null when the config names no repository.</summary>
    public string? EditUrl { get; init; }

    public override void LetGo()
    {
        Near.LetGo();
        Suggested.LetGo();
        Hypotheses.LetGo();
        Messages.LetGo();
    }
}
