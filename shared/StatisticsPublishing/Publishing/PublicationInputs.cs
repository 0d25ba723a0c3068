using System.Globalization;
using Pipeline.Coordination;
using Pipeline.IndicatorReadings;
using Pipeline.Lake;
using Pipeline.Nightly;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Statistics.Releases;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;

namespace Pipeline.StatisticsPublishing.Publishing;

/// <summary>The scorecards of deliveries as they stood at a month's end.</summary>
public delegate Task<IReadOnlyList<ScorecardRow>> ScorecardSource(ReferencePeriod month, CancellationToken ct);

/// <summary>Everything that a release follows from besides the definitions, as far as agreements let it be read.</summary>
/// <param name="WhyNot">By population, quantiles or sum, why its dataset is left out.</param>
/// <param name="Cases">Recorded by the pipeline itself, up to the month: no agreement is about them.</param>
/// <param name="Month">Of the scorecards.</param>
sealed record PublicationInputs(
    IReadOnlyDictionary<string, IReadOnlyList<LakePartition>> Partitions, IReadOnlyDictionary<string, string> WhyNot, IReadOnlyList<LeftOutData> LeftOut,
    ShortageReadings? Indicators, IReadOnlyList<ScorecardRow> Scorecards, IReadOnlyList<RecordedCase> Cases, ReferencePeriod Month)
{
    public static PublicationInputs Of(
        IReadOnlyList<LakePartition> current, ProtocolCatalog catalog, StatisticsDefinitions definitions, ShortageReadings? indicators,
        IReadOnlyList<ScorecardRow> scorecards, IReadOnlyList<RecordedCase> cases, ReferencePeriod month)
    {
        var (partitions, whyNot, leftOut) = (new Dictionary<string, IReadOnlyList<LakePartition>>(), new Dictionary<string, string>(), new List<LeftOutData>());
        var needed = definitions.Populations.Select(p => (p.Id, p.Source, p.Purpose)).Concat(definitions.Quantiles.Select(q => (q.Id, q.Source, q.Purpose)))
            .Concat(definitions.Sums.Select(s => (s.Id, s.Source, s.Purpose)));
        foreach (var (id, source, purpose) in needed)
        {
            if (IsOwn(source))
            {
                if (cases.All(c => c.Source != source)) whyNot[id] = "Nothing was decided up to the last month.";
                partitions[id] = [];
                continue;
            }
            LakePartition[] files = [.. current.Where(p => $"{p.Agency}/{p.Dataset}" == source).OrderBy(p => p.Period)];
            if (WhyNotRead(source, purpose, catalog) is { } reason)
            {
                whyNot[id] = reason;
                if (files.Length > 0) leftOut.Add(new(source, purpose, files.Sum(f => f.Rows), reason));
                files = [];
            }
            else if (files.Length == 0) whyNot[id] = $"No accepted drop of {source}.";
            partitions[id] = files;
        }
        var barred = indicators?.Sources.Select(s => WhyNotRead(s, DataUse.ShortageIndicators, catalog)).FirstOrDefault(why => why is not null);
        if (barred is not null) whyNot[IndicatorRunName] = barred;
        else if (indicators is null) whyNot[IndicatorRunName] = "No run of the indicators has scores.";
        return new(partitions, whyNot, [.. leftOut.Distinct()], barred is null ? indicators : null, scorecards, cases, month);
    }

    public const string IndicatorRunName = "indicators";

    public bool IsEmpty => Indicators is null && Cases.Count == 0 && Partitions.Values.All(p => p.Count == 0);

    /// <summary>The recorded cases of a source, the earliest first.</summary>
    public IReadOnlyList<RecordedCase> CasesOf(string source) => [.. Cases.Where(c => c.Source == source).OrderBy(c => c.Period)];

    /// <summary>Whether a source is the pipeline's own records.</summary>
    public static bool IsOwn(string source) => source.StartsWith("pipeline/", StringComparison.Ordinal);

    /// <summary>Names the inputs and the method: another when anything of them is another.</summary>
    public string Name(StatisticsDefinitions definitions) => StatisticsDefinitions.Hash(
    [
        definitions.Sha256, Indicators?.RunId ?? "", .. Indicators?.Sha256.Select(s => $"{s.Key} {s.Value}") ?? [],
        .. Scorecards.Select(s => $"{Month} {s}"), .. Cases.Select(Spelled).Order(StringComparer.Ordinal),
        .. Partitions.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Value.Select(f => $"{p.Key} {f.BlobName} {f.ContentSha256} {f.Rows}")),
        .. WhyNot.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"{w.Key} {w.Value}"),
    ]);

    public static ReleaseSource SourceOf(LakePartition file) =>
        new($"{file.Agency}", $"{file.Dataset}", $"{file.Period}", $"{file.Submission}", file.ContentSha256);

    static string Spelled(RecordedCase one) => string.Create(CultureInfo.InvariantCulture, $"{one.Source} {one.Period} ")
        + string.Join(' ', one.Texts.Select(t => $"{t.Key}={t.Value}").Concat(one.Numbers.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Key}={n.Value}"))).Order(StringComparer.Ordinal));

    static string? WhyNotRead(string source, string purpose, ProtocolCatalog catalog)
    {
        var parts = source.Split('/');
        var agreement = catalog.AgreementFor(AgencyId.Parse(parts[0]), DatasetId.Parse(parts[1]));
        return (DataUse.WhyNot(agreement, source, purpose) ?? Publication.WhyNotToAll(agreement!))?.En;
    }
}
