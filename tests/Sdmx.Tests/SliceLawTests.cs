using FsCheck;
using FsCheck.Fluent;
using Pipeline.Sdmx.Slicing;
using Pipeline.Statistics.Observations;

namespace Pipeline.Sdmx.Tests;

/// <summary>A slice is what looking at every row would find, whatever is asked of whatever table.</summary>
public sealed class SliceLawTests
{
    sealed record Question(int Seed, double Fill, string[][] Keys, string? From, string? To, int? First, int? Last, string? Flag, double? Least)
    {
        public string Target
        {
            get
            {
                var key = string.Join(',', Keys.Select(parts => string.Join('.', parts)));
                string?[] parameters =
                [
                    From is null && To is null ? null : $"c[TIME_PERIOD]={string.Join('+', new[] { From is null ? null : $"ge:{From}", To is null ? null : $"le:{To}" }.OfType<string>())}",
                    First is null ? null : $"firstNObservations={First}", Last is null ? null : $"lastNObservations={Last}",
                    Flag is null ? null : $"c[OBS_STATUS]={Flag}", Least is null ? null : $"c[OBS_VALUE]=ge:{Least}",
                ];
                return $"{key}?{string.Join('&', parameters.OfType<string>())}";
            }
        }
    }

    static readonly string[][] Codes =
    [
        ["*", "*", "A", "Q"], ["*", "*", "*", "RW00", "RW01", "RW05", "RW99"], ["*", "*", "PERMITS", "DAYS"], ["*", "*", "_T", "F", "M"], ["*", "*", "O0", "O1", "O4"],
    ];

    static readonly Gen<string[]> Key =
        from length in Gen.Choose(1, 5)
        from parts in Gen.CollectToSequence(Codes.Take(length).Select(Gen.Elements))
        select parts.ToArray();

    static readonly Gen<Question> Questions =
        from seed in Gen.Choose(1, 20)
        from fill in Gen.Elements(0.0, 0.1, 0.6, 1.0)
        from keys in Gen.NonEmptyListOf(Key)
        from start in Gen.Elements(null, null, "2021", "2022-Q3", "2030")
        from end in Gen.Elements(null, null, "2023", "2021-Q1", "2019")
        from first in Gen.Elements<int?>(null, null, 1, 3)
        from last in Gen.Elements<int?>(null, null, 1, 50)
        from flag in Gen.Elements(null, null, "Q", "A,P", "ne:A")
        from least in Gen.Elements<double?>(null, null, 100, 1e9)
        select new Question(seed, fill, [.. keys.Take(5)], start, end, first, last, flag, least);

    [Fact]
    public void A_slice_is_what_looking_at_every_row_finds() => Prop.ForAll(Arb.From(Questions), question =>
    {
        var flow = Served.Of(MadeStatistics.Table(Served.Structures, 3, question.Fill, question.Seed));
        var slice = Slice.Of(flow, Served.Query30(question.Target, flow));
        var expected = Naive(flow.Table, question);
        var series = expected.Select(row => string.Join('.', flow.Dimensions.Select(d => d.IdAt(row)))).Distinct().Count();
        return slice.Rows().SequenceEqual(expected) && slice.Count == expected.Count && slice.CountSeries() == series;
    }).Check(Laws.Cases(250));

    /// <summary>By ids and texts, row by row: nothing of the index and nothing of the parsers.</summary>
    static List<int> Naive(ObservationTable table, Question question)
    {
        var lists = table.Flow.Dimensions.Select(d => Served.Structures.Codelist(d.Codelist).Codes).ToArray();
        bool Matches(int row) =>
            question.Keys.Any(key => key.Select((part, d) => part == "*" || lists[d][table.Codes[d][row]].Id == part).All(m => m))
            && (question.From is null || table.Periods[table.PeriodPlaces[row]].Start >= Reference.ReferencePeriod.Parse(question.From).Start)
            && (question.To is null || table.Periods[table.PeriodPlaces[row]].End <= Reference.ReferencePeriod.Parse(question.To).End)
            && (question.Flag switch { "Q" => table.Status[row] == ObservationStatus.Q, "A,P" => table.Status[row] is ObservationStatus.A or ObservationStatus.P, "ne:A" => table.Status[row] != ObservationStatus.A, _ => true })
            && (question.Least is not { } least || table.Values[row] >= least);

        var bySeries = Enumerable.Range(0, table.Count).Where(Matches).GroupBy(row => string.Join('.', table.Codes.Select(column => column[row])));
        return
        [
            .. bySeries.SelectMany(rows =>
            {
                var all = rows.ToList();
                return question.First is null && question.Last is null ? all
                    : all.Where((_, i) => i < (question.First ?? 0) || i >= all.Count - (question.Last ?? 0));
            }).Order(),
        ];
    }
}
