using Pipeline.Benchmarks.Indicators;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Partials;
using Pipeline.Indicators.References;
using Pipeline.Testing;
using Pipeline.Testing.Indicators;

namespace Pipeline.Indicators.Tests;

/// <summary>Another program, in another language, computes every cell of a generated year from the same files.</summary>
public class DuckDbAgreementTests
{
    [Fact]
    public async Task Every_cell_agrees_with_DuckDB()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"cells-{Guid.NewGuid():N}");
        using var duckDb = new DuckDbSession();
        var files = new NationalFiles(duckDb, folder, new(3000, 4000, 3000, 6000, 15));
        try
        {
            await files.MakeAsync();
            var path = Path.Combine(folder, "cell_estimate.parquet");
            var cells = await ComputeAsync(files);
            await using (var file = File.Create(path)) await CellEstimateTable.WriteAsync(file, "r", cells, default);

            var sql = new CellSql(duckDb, files);
            await sql.ComputeAsync();
            var (both, one, suppressed, difference) = await sql.CompareAsync(path);
            Assert.Equal((cells.Count, 0), (both + suppressed, one));
            Assert.InRange(difference, 0, 1e-9);
            Assert.InRange(suppressed, 0, both / 10);
            // What is in one sampling unit has no known error, and a share of 0 no relative one: such cells carry no number.
            Assert.All(cells.Where(c => c.Quality == Quality.Suppressed), c => Assert.Contains(c.Measure, (string[])[Measures.MedianHourlyPay, Measures.MeanWeeklyHours, Measures.UnderqualifiedShare]));
            Assert.Equal(11, cells.Where(c => c is { Level: 4, Value: not null }).Select(c => c.Measure).Distinct().Count() + 1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>By way of the partials' bytes. Nothing is suppressed, so that every value can be held against the other.</summary>
    static Task<IReadOnlyList<CellEstimate>> ComputeAsync(NationalFiles files)
    {
        var parameters = Sample.Parameters with { SmallestSample = 1, RseSuppressed = double.PositiveInfinity, SmallestCell = 1 };
        var method = new EstimationMethod(parameters, Sample.Tree, ReferenceData.Of(new Dictionary<string, string> { ["field-occupation.csv"] = CellSql.Fields }));
        return PointEstimates.ComputeAsync(files, method, partial =>
        {
            var kept = PartialFormat.Read(PartialFormat.Write(partial))!;
            Assert.Equal((partial.Head.Rows, partial.Head.Changes.Count), (kept.Head.Rows, kept.Head.Changes.Count));
            foreach (var month in partial.PayrollMonths)
                Assert.Equal(month.Cells(Sample.Tree), PayFormat.Read(month.Month, PayFormat.Write(month)).Cells(Sample.Tree));
            return kept;
        });
    }
}
