using Pipeline.Reference;
using Pipeline.SampleGenerator;
using Pipeline.Testing;

namespace Pipeline.Protocols.Tests;

public sealed class SampleTests
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    [Theory]
    [InlineData("dgie/work-permits", "2026-10", 1200)]
    [InlineData("nisr/labour-force-survey", "2026-Q3", 1750)]
    public void A_clean_sample_has_no_fault(string dataset, string period, int rows)
    {
        var lines = Sample(dataset, "clean.csv");
        Assert.Equal(rows, lines.Count);
        Assert.Equal(rows, Keys(dataset, lines).Distinct().Count());
        var oracle = Oracle(dataset, period);
        Assert.All(lines, line => Assert.Empty(oracle.Complaints(line)));
    }

    [Theory]
    [InlineData("dgie/work-permits", "2026-10", 18)]
    [InlineData("nisr/labour-force-survey", "2026-Q3", 16)]
    public void A_faulty_sample_has_the_faults_that_are_listed_and_no_other(string dataset, string period, int count)
    {
        var lines = Sample(dataset, "faulty.csv");
        var keys = Keys(dataset, lines).ToList();
        var oracle = Oracle(dataset, period);
        var faults = Sample(dataset, "faulty.faults.csv").Select(l => l.Split(',')).ToDictionary(c => int.Parse(c[0]), c => c);
        Assert.Equal(count, faults.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            List<string> complaints = [.. oracle.Complaints(lines[i]), .. keys.IndexOf(keys[i]) < i ? ["key"] : Array.Empty<string>()];
            string[] listed = !faults.TryGetValue(i + 2, out var fault) ? []
                : fault[2] switch { "rule" => [fault[3]], "key" => ["key"], "missing-cell" or "extra-cell" => ["cells"], _ => [fault[1]] };
            Assert.Equal(listed, complaints);
        }
    }

    [Fact]
    public void The_survey_sample_has_several_areas_in_every_stratum_and_enough_pay()
    {
        var rows = Sample("nisr/labour-force-survey", "clean.csv").Select(l => l.Split(',')).ToList();
        var areas = rows.GroupBy(r => r[3]).Select(stratum => stratum.Select(r => r[4]).Distinct().Count()).ToList();
        Assert.True(areas.Count >= 2 && areas.Min() >= 4);
        var paid = rows.Where(r => r[17].Length > 0).CountBy(r => r[13][..2]).Count(group => group.Value >= 30);
        Assert.True(paid >= 5, $"{paid} sub-major groups have 30 persons with pay.");
    }

    [Theory]
    [InlineData("dgie/work-permits", "2024-02", 3_000)]
    [InlineData("nisr/labour-force-survey", "2023-Q1", 20_000)]
    public void What_the_generator_makes_satisfies_the_protocol(string dataset, string period, int rows)
    {
        var (text, faults) = Make(dataset, period, rows, seed: 7);
        var lines = text.TrimEnd('\n').Split('\n')[1..];
        Assert.Empty(faults);
        Assert.Equal(rows, lines.Length);
        Assert.Equal(rows, Keys(dataset, lines).Distinct().Count());
        var oracle = Oracle(dataset, period);
        Assert.All(lines, line => Assert.Empty(oracle.Complaints(line)));
    }

    [Theory]
    [InlineData("dgie/work-permits", "2026-10")]
    [InlineData("nisr/labour-force-survey", "2026-Q3")]
    public void The_same_seed_makes_the_same_drop_and_another_seed_another(string dataset, string period)
    {
        var (first, faults) = Make(dataset, period, 500, seed: 3, faults: 0.1);
        var (again, same) = Make(dataset, period, 500, seed: 3, faults: 0.1);
        Assert.Equal(first, again);
        Assert.Equal(faults, same);
        Assert.NotEqual(first, Make(dataset, period, 500, seed: 4, faults: 0.1).Text);
        Assert.InRange(faults.Count, 25, 80);
    }

    [Theory]
    [InlineData("dgie/work-permits", "clean.csv", "2026-10", 1200, 1, 0)]
    [InlineData("dgie/work-permits", "faulty.csv", "2026-10", 50, 2, 0.4)]
    [InlineData("nisr/labour-force-survey", "clean.csv", "2026-Q3", 1750, 1, 0)]
    [InlineData("nisr/labour-force-survey", "faulty.csv", "2026-Q3", 60, 2, 0.33)]
    public void The_samples_are_what_the_generator_makes(string dataset, string file, string period, int rows, int seed, double faults) =>
        Assert.Equal(File.ReadAllText(SamplePath(dataset, file)), Make(dataset, period, rows, seed, faults).Text);

    [Fact]
    public void A_period_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => Make("dgie/work-permits", "2026-Q3", 1, seed: 1));

    static (string Text, List<SampleFault> Faults) Make(string dataset, string period, int rows, int seed, double faults = 0)
    {
        using var drop = new StringWriter();
        var labels = new SampleDrop(Catalog, Find(dataset), ReferencePeriod.Parse(period), seed).Write(drop, rows, faults).ToList();
        return (drop.ToString(), labels);
    }

    static RowOracle Oracle(string dataset, string period) => new(Catalog, Find(dataset), ReferencePeriod.Parse(period).End);

    static IEnumerable<string> Keys(string dataset, IEnumerable<string> lines)
    {
        var protocol = Find(dataset);
        int[] positions = [.. protocol.Key.Select(k => protocol.Columns.ToList().IndexOf(k))];
        return lines.Select(line => string.Join('|', positions.Select(p => line.Split(',')[p])));
    }

    static Protocol Find(string dataset) =>
        Catalog.Find(AgencyId.Parse(dataset.Split('/')[0]), DatasetId.Parse(dataset.Split('/')[1]))!;

    static List<string> Sample(string dataset, string file) => [.. File.ReadLines(SamplePath(dataset, file)).Skip(1)];

    static string SamplePath(string dataset, string file) => Directory.GetFiles(Repository.PathOf("protocols", dataset, "samples"), file, SearchOption.AllDirectories).Single();
}
