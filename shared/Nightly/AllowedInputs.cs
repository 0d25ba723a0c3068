using Pipeline.Indicators;
using Pipeline.Lake;
using Pipeline.Protocols;

namespace Pipeline.Nightly;

/// <summary>What a run may read: data whose agreement names the run's purpose, and allows its figures to be published as aggregates.</summary>
/// <param name="LeftOut">Of what the indicators need, what they may not read; one for each agreement.</param>
sealed record AllowedInputs(IReadOnlyList<LakePartition> Allowed, IReadOnlyList<LeftOutData> LeftOut)
{
    public static AllowedInputs Of(IEnumerable<LakePartition> inputs, ProtocolCatalog catalog, IndicatorParameters parameters)
    {
        var (allowed, leftOut) = (new List<LakePartition>(), new List<LeftOutData>());
        foreach (var dataset in inputs.Where(i => parameters.Datasets.Contains($"{i.Dataset}")).GroupBy(i => (i.Agency, i.Dataset)))
        {
            var (agency, id) = dataset.Key;
            var agreement = catalog.AgreementFor(agency, id);
            var whyNot = DataUse.WhyNot(agreement, $"{agency}/{id}", DataUse.ShortageIndicators) ?? Publication.WhyNotToAll(agreement!);
            if (whyNot is null) allowed.AddRange(dataset);
            else leftOut.Add(new(agreement?.ToString() ?? $"{agency}/{id}", DataUse.ShortageIndicators, dataset.Sum(i => i.Rows), whyNot.En));
        }
        return new(allowed, leftOut);
    }
}

/// <summary>Accepted data that a run did not read, because its agreement does not let it.</summary>
/// <param name="Agreement">Agency, dataset and version; without a version when there is no agreement.</param>
/// <param name="Purpose">What it was to be read for.</param>
/// <param name="Reason">Why not, and what to mend.</param>
public sealed record LeftOutData(string Agreement, string Purpose, long Rows, string Reason);
