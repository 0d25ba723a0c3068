using System.Globalization;
using Pipeline.Testing;
using Xunit.Abstractions;

namespace Pipeline.EndToEnd.Tests;

/// <summary>
/// Real survey microdata (Colombia's GEIH 2022, 2,000 weighted rows) under the survey protocol. Runs where the file lies beside the
/// checkout.
/// </summary>
public sealed class SurveyMicrodataTests(PipelineFixture pipeline, ITestOutputHelper output) : IClassFixture<PipelineFixture>
{
    static readonly string Source = Repository.PathOf("..", "shared", "data", "geih2022-sample.csv");

    [FactWithFile("../shared/data/geih2022-sample.csv")]
    public async Task Real_microdata_is_accepted_and_becomes_employment_and_pay_per_major_group()
    {
        var receipt = await pipeline.DeliverAsync("nisr/labour-force-survey/2022-Q4/geih.csv", Geih.ToSurvey(Source));
        // Two persons work more than 112 hours and two have a degree below 19: worth a question to the provider, and no error.
        Assert.Equal("AcceptedWithWarnings", receipt.Outcome);
        Assert.Equal((2000, 2000, 0), (receipt.Report!.RowsRead, receipt.Report.RowsAccepted, receipt.Report.RowsWithErrors));

        await pipeline.RunTimerAsync("RecomputeIndicators");
        var rows = await ParquetQuery.RunAsync(pipeline, """
            SELECT isco08, max(value) FILTER (measure = 'employment') AS employment, max(value) FILTER (measure = 'median_hourly_pay') AS pay,
                   max(quality) FILTER (measure = 'median_hourly_pay') AS pay_quality
            FROM read_parquet('{indicators}/*/cell_estimate.parquet') WHERE level = 1 GROUP BY isco08 ORDER BY isco08
            """);

        var figures = string.Join('\n', rows.Select(row =>
            $"ISCO {row["isco08"]}: employment {row["employment"]}, median hourly pay {row["pay"]} ({row["pay_quality"]})"));
        output.WriteLine(figures);
        // ./test prints this file: a test runner shows no output of tests that pass.
        await File.WriteAllTextAsync(Repository.PathOf("artifacts", "survey-microdata.txt"), $"Real survey microdata (GEIH 2022):\n{figures}\n");
        Assert.InRange(rows.Count, 8, 11);
        var sales = Geih.Rows(Source).Where(r => r["OCI"] == "1" && r["OFICIO_C8"].StartsWith('5') && Number(r["P6040"]) >= 16).ToList();
        var employed = sales.Sum(r => Number(r["FEX_C18"]));
        var measured = rows.Single(r => r["isco08"] == "5");
        Assert.Equal(employed, measured.Number("employment"), tolerance: employed * 1e-9);
        Assert.Equal(MedianHourlyPay(sales), measured.Number("pay"), tolerance: 1e-6);
    }

    /// <summary>The figure by hand: weighted median of monthly income over 52/12 weeks of usual hours, of those with both.</summary>
    static double MedianHourlyPay(IEnumerable<IReadOnlyDictionary<string, string>> people)
    {
        var paid = people
            .Where(r => r["INGLABO"].Length > 0 && Number(r["INGLABO"]) > 0 && Number(r["P6800"]) is > 0 and <= 112)
            .Select(r => (Pay: Number(r["INGLABO"]) / (Number(r["P6800"]) * 52 / 12), Weight: Number(r["FEX_C18"])))
            .OrderBy(r => r.Pay)
            .ToList();
        var (half, sum) = (paid.Sum(r => r.Weight) / 2, 0.0);
        return paid.First(r => (sum += r.Weight) >= half).Pay;
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
