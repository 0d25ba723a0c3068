using System.Security.Cryptography;
using Pipeline.Disclosure.Proofs;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Releases;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Protecting;

namespace Pipeline.StatisticsPublishing.Publishing;

/// <summary>A release before it is written: its files and what the manifest will say of them, or why it must not be written.</summary>
sealed record ReleaseDraft(
    IReadOnlyList<ReleasedFlow> Flows, IReadOnlyList<MissingFlow> Missing, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files, IReadOnlyList<Violation> Violations)
{
    public static async Task<ReleaseDraft> MakeAsync(
        StatisticsDefinitions definitions, Trees trees, FlowMaker maker, PublicationInputs inputs, IReadOnlyDictionary<string, ProtectedPopulation> populations,
        CancellationToken ct)
    {
        var (flows, missing, files) = (new List<ReleasedFlow>(), new List<MissingFlow>(), new Dictionary<string, ReadOnlyMemory<byte>>());
        var violations = populations.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Value.Violations).ToList();
        var accuracy = populations.ToDictionary(p => p.Key, p => p.Value.PublishedAccuracy());
        foreach (var definition in definitions.Flows)
        {
            ct.ThrowIfCancellationRequested();
            var (rows, reasons) = maker.Make(definition);
            if (rows.Count == 0)
            {
                missing.Add(new(definition.Flow.Id, string.Join(' ', reasons)));
                continue;
            }
            var table = rows.ToTable();
            violations.AddRange(PublicationProofs.Violations(definition, table, definitions, trees));
            using var file = new MemoryStream();
            await ObservationWriter.WriteAsync(file, table, definitions.Structures, ct);
            files.Add(definition.Flow.Id, file.ToArray());
            string[] rounded = [.. definition.Figures.Select(f => f.Population).OfType<string>().Distinct().Where(accuracy.ContainsKey)];
            flows.Add(new(
                definition.Flow.Id, definition.Flow.Version, Convert.ToHexStringLower(SHA256.HashData(files[definition.Flow.Id].Span)), table.Count,
                table.Confidential.Count(c => c), $"{table.Periods[0]}", $"{table.Periods[^1]}", [.. SourcesOf(definition, inputs)], [.. Worst(rounded.Select(p => accuracy[p]))]));
        }
        return new(flows, missing, files, violations);
    }

    static IEnumerable<ReleaseSource> SourcesOf(FlowDefinition definition, PublicationInputs inputs) =>
        definition.Figures.Select(f => f.Population ?? f.Quantiles ?? f.Sums).OfType<string>().SelectMany(id => inputs.Partitions[id]).DistinctBy(f => f.BlobName)
            .OrderBy(f => f.BlobName, StringComparer.Ordinal).Select(PublicationInputs.SourceOf);

    /// <summary>Of several populations, the one that is off the most at each level.</summary>
    static IEnumerable<MarginAccuracy> Worst(IEnumerable<IReadOnlyList<MarginAccuracy>> reports) =>
        reports.SelectMany(r => r).GroupBy(r => r.Level).OrderBy(g => g.Key).Select(g => g.OrderByDescending(r => r.Max).ThenByDescending(r => r.Mean).First());
}
