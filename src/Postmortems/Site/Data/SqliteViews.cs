namespace Postmortems.Site.Data;

/// <summary>The common questions, as views of the database. What they answer is what reviews say (<c>SqliteLibraryTests</c>).</summary>
internal static class SqliteViews
{
    public const string Sql = """
        CREATE VIEW overdue_actions AS
        SELECT a.incident, a.id, a.title, a.owner, coalesce(a.team, i.teams) AS team, a.due, a.days_late, i.title AS incident_title, i.severity
        FROM actions AS a JOIN incidents AS i ON i.id = a.incident
        WHERE a.state = 'overdue' AND i.translation_of IS NULL
        ORDER BY a.days_late DESC, a.incident, a.id;

        CREATE VIEW open_actions_by_team AS
        SELECT team, sum(state = 'overdue') AS overdue, sum(state = 'due_soon') AS due_soon, count(*) AS open
        FROM (
            SELECT a.team, a.state FROM actions AS a JOIN incidents AS i ON i.id = a.incident
            WHERE i.translation_of IS NULL AND a.team <> ''
            UNION ALL
            SELECT t.team, a.state FROM actions AS a JOIN incidents AS i ON i.id = a.incident LEFT JOIN incident_teams AS t ON t.incident = a.incident
            WHERE i.translation_of IS NULL AND coalesce(a.team, '') = ''
        )
        WHERE state IN ('overdue', 'due_soon', 'open')
        GROUP BY team
        ORDER BY team;

        -- The median of n is the mean of the two in the middle. What is at least so long may be any longer: then there is no upper end.
        CREATE VIEW durations_by_severity AS
        WITH counted AS (
            SELECT i.severity_rank, d.clock, d.seconds, d.at_least,
                row_number() OVER (PARTITION BY i.severity_rank, d.clock ORDER BY d.seconds) AS low,
                row_number() OVER (PARTITION BY i.severity_rank, d.clock ORDER BY d.at_least, d.seconds) AS high,
                count(*) OVER (PARTITION BY i.severity_rank, d.clock) AS n
            FROM durations AS d JOIN incidents AS i ON i.id = d.incident
            WHERE i.counts
        )
        SELECT clock, severity_rank, max(n) AS incidents, sum(at_least) AS at_least,
            avg(CASE WHEN low IN ((n + 1) / 2, n / 2 + 1) THEN seconds END) AS median_seconds,
            CASE WHEN max(high IN ((n + 1) / 2, n / 2 + 1) AND at_least) THEN NULL
                ELSE avg(CASE WHEN high IN ((n + 1) / 2, n / 2 + 1) THEN seconds END) END AS median_seconds_at_most
        FROM counted
        GROUP BY clock, severity_rank
        ORDER BY clock, severity_rank IS NULL, severity_rank;

        CREATE VIEW time_to_detect_by_severity AS
        SELECT severity_rank, incidents, at_least, median_seconds, median_seconds_at_most
        FROM durations_by_severity
        WHERE clock = 'detect';

        CREATE VIEW escapes_by_gate_and_reason AS
        SELECT CASE WHEN m.gate IS NULL OR m.gate IN ('', 'n/a') THEN 'unknown' ELSE m.gate END AS known_gate,
            CASE WHEN m.reason IS NULL OR m.reason IN ('', 'n/a') THEN 'unknown' ELSE m.reason END AS known_reason,
            count(*) AS missed_tests, count(DISTINCT m.incident) AS incidents
        FROM missed_tests AS m JOIN incidents AS i ON i.id = m.incident
        WHERE i.counts
        GROUP BY known_gate, known_reason
        ORDER BY missed_tests DESC, known_gate, known_reason;

        CREATE VIEW incidents_by_quarter_and_service AS
        SELECT i.quarter, s.service, count(*) AS incidents
        FROM incidents AS i LEFT JOIN incident_services AS s ON s.incident = i.id
        WHERE i.counts
        GROUP BY i.quarter, s.service
        ORDER BY i.quarter IS NULL, i.quarter, s.service;
        """;
}
