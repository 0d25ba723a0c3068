using Pipeline.Indicators.Codes;
using Pipeline.Indicators.Counts;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Payroll;
using Pipeline.Indicators.Permits;
using Pipeline.Indicators.Survey;
using Pipeline.Indicators.Vacancies;
using Pipeline.Reference;

namespace Pipeline.Indicators.Partials;

/// <summary>What one accepted file says for the indicators: all that a run needs of it, so that a file is read once under a method.</summary>
/// <param name="Content">
/// A <see cref="SurveyPartial"/>, <see cref="PermitPartial"/>, <see cref="VacancyPartial"/>, <see cref="PayrollPartial"/> or <see cref="CountPartial"/>.
/// </param>
public sealed record FilePartial(PartialHead Head, object Content)
{
    /// <summary>The pay behind a payroll's cells, by month; empty for a partial that was read back, and of other files.</summary>
    public IReadOnlyList<PayrollMonth> PayrollMonths { get; init; } = [];

    /// <summary>Reads one Parquet file of the lake.</summary>
    /// <param name="file">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">A column is missing or of an unfit type, or a required value is null.</exception>
    /// <exception cref="ArgumentException">The dataset is not one the indicators are made of.</exception>
    public static async Task<FilePartial> ReadAsync(DatasetId dataset, ReferencePeriod period, AgencyId agency, Stream file, EstimationMethod method, CancellationToken ct)
    {
        var codes = new CodeHarmoniser(method.Tree, method.References.Crosswalk);
        var (parameters, name) = (method.Parameters, dataset.ToString());
        if (name == parameters.PayrollDataset)
        {
            var (months, read) = await PayrollFile.ReadAsync(file, parameters, codes, method.Tree.Count, ct);
            PayrollSummary[] summaries = [.. months.Select(m => new PayrollSummary(m.Month, m.Cells(method.Tree)))];
            return new(new(read, "", codes.Changes, [.. months.Select(m => m.Month)]), new PayrollPartial(summaries)) { PayrollMonths = months };
        }
        var (content, rows) = name switch
        {
            _ when name == parameters.SurveyDataset => await ReadSurveyAsync(file, new(parameters, codes), ct),
            _ when name == parameters.PermitDataset => await ReadPermitsAsync(file, agency, parameters, codes, ct),
            _ when name == parameters.VacancyDataset => ((object, long))await VacancyPartial.ReadAsync(file, period, parameters, codes, ct),
            _ when name == parameters.GraduateDataset => ((object, long))await CountPartial.ReadGraduatesAsync(file, ct),
            _ when name == parameters.DiasporaDataset => ((object, long))await CountPartial.ReadNationalsAbroadAsync(file, codes, ct),
            _ => throw new ArgumentException($"No indicator is made from {dataset}.", nameof(dataset)),
        };
        return new(new(rows, "", codes.Changes, []), content);
    }

    static async Task<(object, long)> ReadSurveyAsync(Stream file, SurveyIntake intake, CancellationToken ct)
    {
        var rows = 0L;
        await foreach (var person in SurveyFile.ReadAsync(file, ct))
        {
            intake.Add(person);
            rows++;
        }
        return (intake.Take(), rows);
    }

    static async Task<(object, long)> ReadPermitsAsync(Stream file, AgencyId agency, IndicatorParameters parameters, CodeHarmoniser codes, CancellationToken ct)
    {
        var records = new List<PermitRecord>();
        await foreach (var permit in PermitFile.ReadAsync(file, ct)) records.Add(PermitRecord.Of(permit, agency, parameters, codes));
        return (new PermitPartial([.. records]), records.Count);
    }
}
