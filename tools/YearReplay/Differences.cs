using Pipeline.Coordination;

namespace Pipeline.YearReplay;

/// <summary>Where two tables of compliance figures do not agree.</summary>
public static class Differences
{
    const int Decimals = 9;

    public static IReadOnlyList<string> Between(IReadOnlyList<ComplianceRow> served, IReadOnlyList<ComplianceRow> counted)
    {
        var theirs = counted.ToDictionary(r => (r.Agency, r.Dataset), Rounded);
        var ours = served.ToDictionary(r => (r.Agency, r.Dataset), Rounded);
        return
        [
            .. from key in ours.Keys.Union(theirs.Keys).Order()
               let one = ours.GetValueOrDefault(key)
               let two = theirs.GetValueOrDefault(key)
               where one != two
               select $"{key.Agency}/{key.Dataset}: served {one?.ToString() ?? "nothing"}; counted {two?.ToString() ?? "nothing"}",
        ];
    }

    // Two ways to a mean may end in different last bits.
    static ComplianceRow Rounded(ComplianceRow row) => row with
    {
        MeanLateDays = Rounded(row.MeanLateDays),
        AcceptedAtFirstTry = Rounded(row.AcceptedAtFirstTry),
        MedianTries = Rounded(row.MedianTries),
    };

    static double? Rounded(double? value) => value is { } known ? Math.Round(known, Decimals) : null;
}
