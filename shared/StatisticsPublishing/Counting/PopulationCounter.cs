using Pipeline.Lake;
using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Protecting;

namespace Pipeline.StatisticsPublishing.Counting;

/// <summary>Puts a population together from what its files say.</summary>
sealed class PopulationCounter(PartitionStore files)
{
    /// <param name="partitions">Of the population's dataset.</param>
    /// <exception cref="InvalidDataException">A register's files have their pseudonyms under several keys, so that one permit could count twice.</exception>
    public async Task<CountedPopulation> CountAsync(Population population, IReadOnlyList<LakePartition> partitions, CancellationToken ct)
    {
        var read = new List<(ReferencePeriod Period, PartitionCounts Counts)>();
        foreach (var partition in partitions.OrderBy(p => p.Period)) read.Add((partition.Period, await files.CountAsync(population, partition, ct)));
        return new(population, population.Register is null ? ByPeriod(read) : Stocks(read));
    }

    static Dictionary<ReferencePeriod, IReadOnlyList<LeafCount>> ByPeriod(List<(ReferencePeriod Period, PartitionCounts Counts)> read) =>
        read.GroupBy(r => r.Period).ToDictionary(g => g.Key, g => (IReadOnlyList<LeafCount>)[.. g.SelectMany(r => r.Counts.Leaves)]);

    /// <summary>What is valid on each period's last day, by the latest report on each permit in the files up to it.</summary>
    static Dictionary<ReferencePeriod, IReadOnlyList<LeafCount>> Stocks(List<(ReferencePeriod Period, PartitionCounts Counts)> read)
    {
        if (read.Select(r => r.Counts.PseudonymKey).Where(k => k.Length > 0).Distinct().Count() > 1)
            throw new InvalidDataException("Permits stand under several keys of pseudonyms, so that one could be counted twice; nothing is published until all are rotated.");
        var latest = new Dictionary<string, RegisterReport>(StringComparer.Ordinal);
        var stocks = new Dictionary<ReferencePeriod, IReadOnlyList<LeafCount>>();
        foreach (var period in read.GroupBy(r => r.Period).OrderBy(g => g.Key))
        {
            // Within a period the later decision tells; of two that tie the closing one.
            var reports = period.SelectMany(r => r.Counts.Reports).OrderBy(r => r.Decided).ThenBy(r => r.IsClosed)
                .ThenBy(r => string.Join('.', r.Codes), StringComparer.Ordinal);
            foreach (var report in reports) latest[report.Key] = report;
            var day = period.Key.End.DayNumber;
            stocks[period.Key] =
            [
                .. latest.Values.Where(r => !r.IsClosed && r.From <= day && r.To >= day)
                    .GroupBy(r => string.Join('.', r.Codes)).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new LeafCount(g.First().Codes, g.Count(), 0)),
            ];
        }
        return stocks;
    }
}
