using System.Collections.Immutable;
using System.Diagnostics;
using Azure.Storage.Blobs;
using Pipeline.Nightly;
using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Magnitudes;
using Pipeline.StatisticsPublishing.Protecting;
using Pipeline.StatisticsPublishing.Tables;

namespace Pipeline.StatisticsPublishing.Publishing;

/// <summary>The work of one publication, from the files to a draft of the release.</summary>
sealed class PublicationNight(
    BlobContainerClient lake, WorkStore work, StatisticsDefinitions definitions, Trees trees, RoundingKeys keys, IProgress<RunProgress>? progress)
{
    readonly PartitionStore _files = new(lake, work, definitions, trees);
    readonly long _started = Stopwatch.GetTimestamp();

    public int FilesRead => _files.ReadAnew;

    /// <param name="before">State of the current release; null of the first.</param>
    /// <exception cref="InvalidDataException">A file is not what was accepted, or a base table of the current release is gone.</exception>
    public async Task<(ReleaseDraft Draft, ReleaseState State)> RunAsync(string id, PublicationInputs inputs, ReleaseState? before, bool isRebase, CancellationToken ct)
    {
        var sticky = isRebase ? null : before;
        var key = sticky?.KeyVersion ?? keys.Current;
        var protection = new BaseProtection(definitions.Parameters, trees, keys.Of(key));
        var previous = (sticky is null ? [] : (await work.TablesAsync(sticky, ct)).Values).ToLookup(t => t.Population);
        var whyNot = inputs.WhyNot.ToDictionary();

        var populations = new Dictionary<string, ProtectedPopulation>();
        foreach (var population in definitions.Populations)
        {
            if (await CountAsync(population, inputs, ct) is not { } counted) continue;
            if (await Task.Run(() => protection.Protect(counted, previous[population.Id].ToDictionary(t => ReferencePeriod.Parse(t.Period))), ct) is { } made) populations.Add(population.Id, made);
            else whyNot[population.Id] = $"Too few cases of {population.Id} for figures that are both safe and near the truth.";
            Tell($"{population.Id} is counted and protected", populations.Count, definitions.Populations.Length);
        }
        var quantiles = await QuantilesAsync(inputs, ct);
        var sums = await SumsAsync(inputs, populations, before, ct);
        var maker = new FlowMaker(definitions, trees, populations, quantiles, sums, inputs, whyNot);
        var draft = await ReleaseDraft.MakeAsync(definitions, trees, maker, inputs, populations, ct);
        draft = draft with { Violations = [.. draft.Violations, .. sums.SelectMany(s => s.Violations)] };
        Tell("The tables are made", draft.Flows.Count, definitions.Flows.Length);
        if (draft.Violations.Count > 0) return (draft, new(id, "", "", key, []));

        var tables = ImmutableArray.CreateBuilder<StateTable>();
        foreach (var (_, population) in populations.OrderBy(p => p.Key, StringComparer.Ordinal))
            foreach (var (_, table) in population.Tables) tables.Add(await work.KeepAsync(population.Layout.Store(table, key), ct));
        var accuracy = populations.ToImmutableSortedDictionary(p => p.Key, p => ImmutableArray.CreateRange(p.Value.Accuracy()), StringComparer.Ordinal);
        return (draft, new(id, inputs.Name(definitions), definitions.Parameters.Benchmark, key, tables.ToImmutable(), accuracy, HistoryAfter(before, sums)));
    }

    async Task<List<ProtectedSums>> SumsAsync(PublicationInputs inputs, Dictionary<string, ProtectedPopulation> populations, ReleaseState? before, CancellationToken ct)
    {
        var (all, protection) = (new List<ProtectedSums>(), new SumProtection(definitions.Parameters, trees));
        foreach (var sum in definitions.Sums)
        {
            if (!populations.TryGetValue(sum.ListedBy, out var listing)) continue;
            var least = CountFigures.Listed(listing, [.. sum.Leaf.Select(l => l.Id)], trees).ToLookup(l => l.Period);
            foreach (var file in inputs.Partitions[sum.Id])
            {
                var items = (await _files.SumsAsync(sum, file, ct)).Items;
                all.Add(protection.Protect(sum, $"{file.Period}", items, least[file.Period].ToDictionary(l => l.Codes, l => l.Least), HistoryOf(before, sum.Id, $"{file.Period}")));
            }
        }
        return all;
    }

    static SumHistory? HistoryOf(ReleaseState? before, string sum, string period) =>
        before is null || before.Sums.IsDefault ? null : before.Sums.FirstOrDefault(h => h.Sum == sum && h.Period == period);

    /// <summary>What was shown counts after a re-base too, and of periods that are left out this time.</summary>
    static ImmutableArray<SumHistory> HistoryAfter(ReleaseState? before, List<ProtectedSums> sums)
    {
        var now = sums.Select(s => s.History).ToList();
        var kept = before is null || before.Sums.IsDefault ? [] : before.Sums.Where(h => !now.Any(n => n.Sum == h.Sum && n.Period == h.Period));
        return [.. kept.Concat(now).OrderBy(h => h.Sum, StringComparer.Ordinal).ThenBy(h => h.Period, StringComparer.Ordinal)];
    }

    /// <returns>Null when there is nothing to count.</returns>
    async Task<CountedPopulation?> CountAsync(Population population, PublicationInputs inputs, CancellationToken ct)
    {
        if (inputs.CasesOf(population.Source) is { Count: > 0 } cases) return new CaseCounter(trees).Count(population, cases);
        return inputs.Partitions[population.Id] is { Count: > 0 } files ? await new PopulationCounter(_files).CountAsync(population, files, ct) : null;
    }

    async Task<Dictionary<string, IReadOnlyDictionary<ReferencePeriod, IReadOnlyList<QuantileCell>>>> QuantilesAsync(PublicationInputs inputs, CancellationToken ct)
    {
        var all = new Dictionary<string, IReadOnlyDictionary<ReferencePeriod, IReadOnlyList<QuantileCell>>>();
        foreach (var quantile in definitions.Quantiles)
        {
            if (inputs.CasesOf(quantile.Source) is { Count: > 0 } cases)
            {
                all.Add(quantile.Id, new CaseCounter(trees).Quantiles(quantile, cases));
                continue;
            }
            var cells = new Dictionary<ReferencePeriod, IReadOnlyList<QuantileCell>>();
            foreach (var file in inputs.Partitions[quantile.Id]) cells[file.Period] = (await _files.QuantilesAsync(quantile, file, ct)).Cells;
            if (cells.Count > 0) all.Add(quantile.Id, cells);
        }
        return all;
    }

    void Tell(string what, int done, int of) => progress?.Report(new(what, done, of, Stopwatch.GetElapsedTime(_started)));
}
