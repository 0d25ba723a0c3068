using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pipeline.Protocols;
using Pipeline.Testing;

namespace Pipeline.Validation.Tests;

/// <summary>What the validator makes of a case, and what must hold of it whatever the file is.</summary>
sealed class FuzzRun(FuzzCase made)
{
    const int WholeChunk = 256 * 1024;
    const int LongContent = 32 * 1024;

    static readonly ManualTime Clock = new(new(2026, 11, 5, 8, 0, 0, TimeSpan.Zero));

    /// <exception cref="Xunit.Sdk.XunitException">A law is broken.</exception>
    public async Task<ValidationReport> CheckAsync()
    {
        var (drop, report) = await ValidateAsync(WholeChunk, 1);
        CheckCounts(drop, report);
        CheckPlaces(drop, report);
        var expected = TextOf(drop, report);
        foreach (var (chunkBytes, threads) in Settings())
        {
            var (other, otherReport) = await ValidateAsync(chunkBytes, threads);
            var text = TextOf(other, otherReport);
            if (text != expected) Assert.Fail($"with chunks of {chunkBytes} bytes and {threads} thread(s) the report is another: {FirstDifference(expected, text)}");
        }
        return report;
    }

    IEnumerable<(int ChunkBytes, int Threads)> Settings()
    {
        var random = new Random(made.Seed);
        // Small chunks are joined again while a row has not ended: of long rows that is too much work for a test.
        var (least, most) = made.Content.Length > LongContent ? (4_096, 65_536) : (64, 2_048);
        yield return (random.Next(least, most), 2);
        yield return (random.Next(least, most / 4 + least), 7);
    }

    async Task<(Drop Drop, ValidationReport Report)> ValidateAsync(int chunkBytes, int threads)
    {
        var drop = new Drop();
        var validator = new DropValidator(made.Sample.Protocol, FuzzSample.Catalog, made.Sample.Period, Clock) { ChunkBytes = chunkBytes, Threads = threads };
        return (drop, await validator.ValidateAsync(new MemoryStream(made.Content), drop, drop, null, CancellationToken.None));
    }

    void CheckCounts(Drop drop, ValidationReport report)
    {
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(made.Content)), report.Sha256);
        Assert.Equal(made.Content.Length, report.Bytes);
        Assert.Equal(report.RowsRead, report.RowsAccepted + report.RowsRejected);
        Assert.InRange(report.RowsWithErrors, 0, report.RowsRead);
        Assert.Equal(report.RowsRead - report.RowsWithErrors, drop.Rows.Count);
        if (report.IsAccepted) Assert.Equal(report.RowsAccepted, drop.Rows.Count);
        else Assert.Equal(0, report.RowsAccepted);
        Assert.Equal(report.Truncated.Stored, drop.Findings.Count);
        Assert.Equal(report.Truncated.Total, report.Truncated.Stored);
        var once = ToldOnce(drop);
        // A rule over the whole drop counts rows and tells of groups.
        Assert.Equal(
            report.Rules.Where(r => r.Failed > 0 && !once.Contains(r.RuleId) && !IsAboutDrop(r.RuleId)).Select(r => (r.RuleId, r.Failed)).Order(),
            drop.Findings.Where(f => !once.Contains(f.RuleId) && !IsAboutDrop(f.RuleId)).GroupBy(f => f.RuleId).Select(g => (g.Key, (long)g.Count())).Order());
        Assert.All(report.Rules, r => Assert.InRange(r.Failed, 0, r.Evaluated));
        Assert.All(report.Values, v => Assert.InRange(v.Count, 1, report.Rules.Single(r => r.RuleId == v.RuleId).Failed));
    }

    bool IsAboutDrop(string ruleId) => made.Sample.Protocol.DropRules.Any(r => r.Terms.Id == ruleId);

    void CheckPlaces(Drop drop, ValidationReport report)
    {
        Assert.All(drop.Findings.Where(f => f.Line is not null), f => Assert.InRange(f.Line!.Value, 1, made.MostLines));
        Assert.All(drop.Findings.Where(f => f.Record is not null), f => Assert.InRange(f.Record!.Value, 1, report.RowsRead));
        var once = ToldOnce(drop);
        var rowsTold = drop.Findings.Where(f => f.Record is not null && f.Severity >= Severity.Error).Select(f => f.Record).Distinct().Count();
        Assert.InRange(rowsTold, once.Count == 0 ? report.RowsWithErrors : 0, report.RowsWithErrors);
        var inRows = drop.Findings.Where(f => f.Record is not null && !IsAboutDrop(f.RuleId)).Select(f => (f.Record, f.Line)).ToList();
        Assert.Equal(inRows.Order(), inRows);
        foreach (var rule in report.Rules.Where(r => !once.Contains(r.RuleId) && !IsAboutDrop(r.RuleId)))
            Assert.Equal(rule.FirstLines, drop.Findings.Where(f => f.RuleId == rule.RuleId && f.Line is not null).Select(f => f.Line!.Value).Take(10));
    }

    /// <summary>Rules that tell of many cells in one finding: dates in another order.</summary>
    static HashSet<string> ToldOnce(Drop drop) =>
        [.. drop.Findings.Where(f => f is { Record: null, Code: "type-error", Column: not null }).Select(f => f.RuleId)];

    static string TextOf(Drop drop, ValidationReport report)
    {
        var text = new StringBuilder(JsonSerializer.Serialize(report, ReportJson.Options)).Append('\n');
        foreach (var finding in drop.Findings) text.Append(JsonSerializer.Serialize(finding, ReportJson.Options)).Append('\n');
        return text.AppendJoin('\n', drop.Rows).ToString();
    }

    static string FirstDifference(string expected, string text)
    {
        var (left, right) = (expected.Split('\n'), text.Split('\n'));
        var same = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{Around(left, same)} became {Around(right, same)}";
    }

    static string Around(string[] lines, int at) => string.Join(' ', lines.Skip(at - 3).Take(10).Select(line => line.Trim()));
}
