namespace Postmortems.Site.Data;

/// <summary>A record a missed test.</summary>
internal static class MissedTestsTable
{
    public static Table Of(Library library) => new(
        "missed_tests",
        ["incident", "id", "gate", "reason", "summary", "cause", "regression_test"],
        [
            .. from incident in library.Incidents
               where incident.MissedTests.IsGiven
               from test in incident.MissedTests.Value
               select Tables.Row(
                   incident.Id.Value, test.Id, Tables.Said(test.Gate), Tables.Said(test.Reason), test.Summary, test.Cause, test.RegressionTest),
        ]);
}
