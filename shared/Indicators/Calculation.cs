using Pipeline.Reference;

namespace Pipeline.Indicators;

/// <summary>Takes in files of the lake one by one and gives every estimate that follows from them. Not for several threads.</summary>
public sealed class Calculation(IndicatorParameters parameters)
{
    readonly SurveySample _survey = new(parameters);
    readonly PermitRegister _permits = new(parameters);

    /// <summary>Reads one Parquet file of the lake.</summary>
    /// <param name="file">Seekable; stays open.</param>
    /// <returns>How many rows it has.</returns>
    /// <exception cref="InvalidDataException">A column is missing or of an unfit type, or a code is malformed.</exception>
    /// <exception cref="ArgumentException">The dataset is not one the indicators are made of.</exception>
    public async Task<long> AddAsync(DatasetId dataset, ReferencePeriod period, AgencyId agency, Stream file, CancellationToken ct)
    {
        var rows = 0L;
        if (dataset.ToString() == parameters.SurveyDataset)
            await foreach (var person in SurveyFile.ReadAsync(file, ct))
            {
                _survey.Add(person);
                rows++;
            }
        else if (dataset.ToString() == parameters.PermitDataset)
            await foreach (var permit in PermitFile.ReadAsync(file, agency, period, ct))
            {
                _permits.Add(permit);
                rows++;
            }
        else
            throw new ArgumentException($"No indicator is made from {dataset}.", nameof(dataset));
        return rows;
    }

    /// <summary>All cells, in their order.</summary>
    public IReadOnlyList<CellEstimate> Estimate() =>
        CellEstimate.InOrder(SurveyEstimates.From(_survey, parameters).Concat(PermitEstimates.From(_permits, parameters)));
}
