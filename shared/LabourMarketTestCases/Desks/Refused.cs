using Pipeline.OccupationsInDemand;

namespace Pipeline.LabourMarketTestCases;

/// <summary>Why something about a case is not done.</summary>
static class Refused
{
    public static DeskRefusal NotFound { get; } = new(RefusalKind.NotFound, "Not found", "There is no such case. See the list, /api/labour-market-tests.");

    public static DeskRefusal State(CaseState state, string when) => new(RefusalKind.Conflict, $"The case is {state}", when);

    public static DeskRefusal Wrong(string field, string problem, string expected) => new(RefusalKind.Wrong, "", problem, field, expected);

    public static DeskRefusal NotTheirs(string detail) => new(RefusalKind.NotTheirs, "Not yours to decide", detail);
}
