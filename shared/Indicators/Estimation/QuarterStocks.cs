using Pipeline.Indicators.Permits;
using Pipeline.Indicators.Vacancies;
using Pipeline.Reference;

namespace Pipeline.Indicators.Estimation;

/// <summary>The stocks of one reference quarter that come by employer, with those of its bootstrap samples.</summary>
/// <param name="Vacancies">Of the newer window; null without a file.</param>
/// <param name="Now">Over the months of the window of which there are files a year before too; null without such a month, as <paramref name="Before"/> is.</param>
/// <param name="Before">Over the same months a year before.</param>
/// <param name="Permits">Null without a file.</param>
public sealed record QuarterStocks(StockEstimate? Vacancies, StockEstimate? Now, StockEstimate? Before, StockEstimate? Permits)
{
    /// <param name="replicates">B; 0 for the stocks alone.</param>
    public static QuarterStocks Of(QuarterInputs inputs, EstimationMethod method, ReferencePeriod quarter, int replicates)
    {
        var months = VacancyWindows.Of(inputs.Vacancies, quarter, method.Parameters.WindowRounds);
        var vacancies = VacancyEstimates.Stocks([months.Window, months.Now, months.Before], method, replicates);
        return new(vacancies[0], vacancies[1], vacancies[2], OfPermits(inputs.Permits, method, quarter, replicates));
    }

    /// <param name="replicates">B; 0 for the stock alone.</param>
    /// <returns>Null without a file.</returns>
    public static StockEstimate? OfPermits(IReadOnlyList<(ReferencePeriod Period, PermitPartial Partial)> files, EstimationMethod method, ReferencePeriod quarter, int replicates) =>
        PermitRegister.Of(files) is not { Period: not null } register ? null : register
            .MeanStock(method, quarter.Add(1 - method.Parameters.WindowRounds).Start, quarter.End, replicates);
}
