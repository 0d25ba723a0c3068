using System.Text.Json;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.SampleGenerator;
using Pipeline.Testing;

namespace Pipeline.Validation.Tests;

/// <summary>DuckDB, which evaluates rules in ways of its own, flags the same rows by each row rule of each protocol.</summary>
public sealed class RowRuleOracleTests : IDisposable
{
    const int Rows = 5_000;

    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    readonly DuckDbSession _duckDb = new();
    readonly string _path = Path.Combine(Path.GetTempPath(), $"rules-{Guid.NewGuid():N}.csv");

    // One test, so that one process answers for all.
    [Fact]
    public async Task DuckDb_flags_the_same_rows_in_samples_and_in_spoiled_rows_of_every_protocol()
    {
        var (broken, kept) = (new HashSet<string>(), new HashSet<string>());
        foreach (var sample in SampleFolder.All)
        {
            var protocol = Catalog.Find(AgencyId.Parse(sample.Agency), DatasetId.Parse(sample.Dataset))!;
            var period = ReferencePeriod.Parse(sample.Period);
            foreach (var text in (string[])[File.ReadAllText(sample.PathOf("clean.csv")), File.ReadAllText(sample.PathOf("faulty.csv")), Spoiled(protocol, period)])
            {
                var drop = await RuleDrop.CheckAsync(Catalog, protocol, period, text);
                var answers = await AskAsync(drop, protocol);
                foreach (var rule in protocol.RowRules)
                {
                    Assert.True(answers[rule.Id] == drop.Verdicts[rule.Id], $"{protocol} {rule.Id}: DuckDB says {Short(answers[rule.Id])}, the engine {Short(drop.Verdicts[rule.Id])}.");
                    if (answers[rule.Id].Lines.Length > 0) broken.Add(rule.Id);
                    if (answers[rule.Id].Evaluated > 0) kept.Add(rule.Id);
                }
            }
        }
        // Rows that no rule minds would prove nothing.
        var rules = Catalog.Protocols.SelectMany(p => p.RowRules).Select(r => r.Id).ToHashSet();
        Assert.Empty(rules.Except(kept));
        Assert.Empty(rules.Except(broken));
    }

    public void Dispose()
    {
        _duckDb.Dispose();
        File.Delete(_path);
    }

    static string Spoiled(Protocol protocol, ReferencePeriod period)
    {
        using var drop = new StringWriter();
        _ = new SampleDrop(Catalog, protocol, period, seed: 23).Write(drop, Rows, faults: 0.1).Count();
        var spoiler = new RowSpoiler(Catalog, protocol, period, seed: 29);
        var lines = drop.ToString().TrimEnd('\n').Split('\n');
        return string.Join('\n', [lines[0], .. lines[1..].Select(spoiler.Spoil)]) + "\n";
    }

    async Task<Dictionary<string, RuleVerdict>> AskAsync(RuleDrop drop, Protocol protocol)
    {
        await File.WriteAllTextAsync(_path, drop.Csv());
        await _duckDb.RunAsync(drop.CreateTable(_path));
        var (row, _) = await _duckDb.RunAsync(drop.AskTable());
        return protocol.RowRules.Index().ToDictionary(r => r.Item.Id, r => new RuleVerdict(
            long.Parse(row.GetProperty($"e{r.Index}").ToString()), row.GetProperty($"f{r.Index}") is { ValueKind: not JsonValueKind.Null } lines ? lines.ToString() : ""));
    }

    static string Short(RuleVerdict verdict) => $"{verdict.Evaluated} rows, lines {(verdict.Lines.Length > 200 ? verdict.Lines[..200] + "…" : verdict.Lines)}";
}
