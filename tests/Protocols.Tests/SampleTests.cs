using Pipeline.Reference;
using Pipeline.SampleGenerator;
using Pipeline.Testing;

namespace Pipeline.Protocols.Tests;

public sealed class SampleTests
{
    const string Command = "dotnet run --project tools/SampleGenerator -- ";

    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    public static IEnumerable<object[]> Samples => SampleFolder.All.Select(s => new object[] { $"{s.Agency}/{s.Dataset}", s.Period });

    /// <summary>The commands of the protocols' README, from the dataset on.</summary>
    public static IEnumerable<object[]> Commands => File.ReadLines(Repository.PathOf("protocols", "README.md"))
        .Where(l => l.StartsWith(Command, StringComparison.Ordinal)).Select(l => new object[] { l[Command.Length..] });

    [Fact]
    public void Every_dataset_has_samples_and_the_commands_that_made_them()
    {
        Assert.Equal(
            Catalog.Protocols.Select(p => $"{p.Agency}/{p.Dataset}").Distinct().Order(), SampleFolder.All.Select(s => $"{s.Agency}/{s.Dataset}").Order());
        Assert.Equal(
            SampleFolder.All.SelectMany(s => new[] { s.PathOf("clean.csv"), s.PathOf("faulty.csv") }).Order(),
            Commands.Select(row => Repository.PathOf(Parse((string)row[0]).Out)).Order());
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_clean_sample_has_no_fault(string dataset, string period)
    {
        var lines = Folder(dataset, period).Rows("clean.csv");
        Assert.Equal(lines.Count, Keys(dataset, lines).Distinct().Count());
        var oracle = Oracle(dataset, period);
        Assert.All(lines, line => Assert.Empty(oracle.Complaints(line)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_faulty_sample_has_the_faults_that_are_listed_and_no_other(string dataset, string period)
    {
        var faults = Folder(dataset, period).Rows("faulty.faults.csv").Select(l => l.Split(','))
            .Select(c => new SampleFault(long.Parse(c[0]), c[1], c[2], c[3])).ToList();
        Assert.True(faults.Count >= 15, $"{faults.Count} faults");
        AssertFaults(dataset, period, Folder(dataset, period).Rows("faulty.csv"), faults);
        var shown = faults.Select(f => f.Rule).Where(r => r != "").Distinct().Count();
        Assert.True(2 * shown > Find(dataset).RowRules.Count, $"{shown} of the row rules are shown broken.");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_large_faulty_drop_has_the_faults_that_are_listed_and_no_other(string dataset, string period)
    {
        var (text, faults) = Make(dataset, period, 3_000, seed: 11, faults: 0.2);
        AssertFaults(dataset, period, text.TrimEnd('\n').Split('\n')[1..], faults);
        Assert.InRange(faults.Count, 450, 750);
    }

    [Fact]
    public void The_survey_sample_has_several_areas_in_every_stratum_and_enough_pay()
    {
        var rows = SampleFolder.All.Single(s => s.Dataset == "labour-force-survey").Rows("clean.csv").Select(l => l.Split(',')).ToList();
        var areas = rows.GroupBy(r => r[3]).Select(stratum => stratum.Select(r => r[4]).Distinct().Count()).ToList();
        Assert.True(areas.Count >= 2 && areas.Min() >= 4);
        var paid = rows.Where(r => r[17].Length > 0).CountBy(r => r[13][..2]).Count(group => group.Value >= 30);
        Assert.True(paid >= 5, $"{paid} sub-major groups have 30 persons with pay.");
    }

    [Theory]
    [InlineData("dgie/border-crossings", "2023-01", 3_000)]
    [InlineData("dgie/returns", "2023-01", 3_000)]
    [InlineData("dgie/work-permits", "2024-02", 3_000)]
    [InlineData("mifotra/job-seekers", "2023-01", 3_000)]
    [InlineData("mifotra/vacancies", "2023-01", 3_000)]
    [InlineData("nisr/labour-force-survey", "2023-Q1", 20_000)]
    [InlineData("rssb/employers", "2023-01", 20_000)]
    [InlineData("rssb/payroll", "2023-01", 60_000)]
    public void What_the_generator_makes_of_another_time_satisfies_the_protocol(string dataset, string period, int rows) =>
        AssertSatisfies(dataset, period, rows);

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_the_generator_makes_satisfies_the_protocol(string dataset, string period) =>
        AssertSatisfies(dataset, $"{ReferencePeriod.Parse(period).Add(-3)}", 2_000);

    static void AssertSatisfies(string dataset, string period, int rows)
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
    [MemberData(nameof(Samples))]
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
    [MemberData(nameof(Commands))]
    public void The_samples_are_what_the_generator_makes(string command)
    {
        var made = Parse(command);
        var (text, faults) = Make($"{made.Agency}/{made.Dataset}", $"{made.Period}", (int)made.Rows, made.Seed, made.Faults);
        Assert.Equal(File.ReadAllText(Repository.PathOf(made.Out)), text);
        if (made.Faults > 0)
            Assert.Equal(File.ReadLines(Repository.PathOf(made.FaultsOut)).Skip(1), faults.Select(f => $"{f.Line},{f.Column},{f.Kind},{f.Rule}"));
    }

    [Fact]
    public void A_period_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => Make("dgie/work-permits", "2026-Q3", 1, seed: 1));

    static void AssertFaults(string dataset, string period, IReadOnlyList<string> lines, List<SampleFault> faults)
    {
        var oracle = Oracle(dataset, period);
        var listed = faults.ToDictionary(f => f.Line);
        var names = Find(dataset).Key.Select(c => c.Name).ToList();
        var seen = new HashSet<string>();
        foreach (var (i, key) in Keys(dataset, lines).Index())
        {
            List<string> complaints = [.. oracle.Complaints(lines[i])];
            // A key that is wrong names no row, so nothing is a second one of it.
            if (!complaints.Intersect(names).Any() && !seen.Add(key)) complaints.Add("key");
            // What breaks a rule may make the row another's twin.
            if (listed.TryGetValue(i + 2, out var spoiled) && spoiled.Kind == "rule") complaints.Remove("key");
            string[] expected = !listed.TryGetValue(i + 2, out var fault) ? []
                : fault.Kind switch { "rule" => [fault.Rule], "key" => ["key"], "missing-cell" or "extra-cell" => ["cells"], _ => [fault.Column] };
            Assert.True(
                expected.SequenceEqual(complaints),
                $"Line {i + 2} has [{string.Join(", ", complaints)}], not [{string.Join(", ", expected)}]: {lines[i]}");
        }
    }

    static (string Text, List<SampleFault> Faults) Make(string dataset, string period, int rows, int seed, double faults = 0)
    {
        using var drop = new StringWriter();
        var labels = new SampleDrop(Catalog, Find(dataset), ReferencePeriod.Parse(period), seed).Write(drop, rows, faults).ToList();
        return (drop.ToString(), labels);
    }

    static RowOracle Oracle(string dataset, string period) => new(Catalog, Find(dataset), ReferencePeriod.Parse(period));

    static IEnumerable<string> Keys(string dataset, IEnumerable<string> lines)
    {
        var protocol = Find(dataset);
        int[] positions = [.. protocol.Key.Select(k => protocol.Columns.ToList().IndexOf(k))];
        return lines.Select(line => string.Join('|', positions.Select(p => line.Split(',')[p])));
    }

    static Protocol Find(string dataset) =>
        Catalog.Find(AgencyId.Parse(dataset.Split('/')[0]), DatasetId.Parse(dataset.Split('/')[1]))!;

    static SampleFolder Folder(string dataset, string period) => new(dataset.Split('/')[0], dataset.Split('/')[1], period);

    static CommandLine Parse(string command)
    {
        Assert.True(CommandLine.TryParse(command.Split(' '), out var parsed, out var problem), problem);
        return parsed;
    }
}
