using System.Text.RegularExpressions;
using Pipeline.SampleGenerator;

namespace Pipeline.Protocols.Tests;

public sealed class GeneratorPartsTests
{
    [Theory]
    [InlineData("^WP[0-9]{10}$")]
    [InlineData("^([0-9]{16}|[A-Z]{3}-[A-Z][0-9]{7})$")]
    [InlineData("^[0-9]{4}-Q[1-4]$")]
    [InlineData("^(ab){2,3}[x-]c$")]
    [InlineData("^a{0,2}(b|c|)[A-Za-z_]$")]
    public void A_sample_matches_its_pattern_and_patterns_vary(string pattern)
    {
        var random = new Random(1);
        var sampler = new PatternSampler(pattern);
        var texts = Enumerable.Range(0, 200).Select(_ => sampler.Draw(random)).ToList();
        Assert.All(texts, text => Assert.Matches(new Regex(pattern), text));
        Assert.True(texts.Distinct().Count() > 2);
    }

    [Theory]
    [InlineData("^a+$")]
    [InlineData(@"^\d$")]
    [InlineData("^[^a]$")]
    [InlineData("^a)b$")]
    public void A_pattern_beyond_its_means_is_refused(string pattern) =>
        Assert.Throws<ArgumentException>(() => new PatternSampler(pattern).Draw(new Random(1)));

    [Fact]
    public void Weights_are_shares()
    {
        var random = new Random(1);
        var set = new Weighted<(char Name, double Weight)>([('a', 1), ('b', 0), ('c', 3)], i => i.Weight);
        var drawn = Enumerable.Range(0, 4_000).Select(_ => set.Draw(random).Name).CountBy(c => c).ToDictionary();
        Assert.Equal(['a', 'c'], drawn.Keys.Order());
        Assert.InRange(drawn['a'], 900, 1_100);
    }

    [Fact]
    public void A_command_line_is_read()
    {
        Assert.True(CommandLine.TryParse(
            "dgie/work-permits --rows 100000 --seed 5 --period 2026-10 --faults 0.01 --out x/big.csv".Split(' '), out var command, out _));
        Assert.Equal(("dgie", "work-permits", "2026-10"), ($"{command.Agency}", $"{command.Dataset}", $"{command.Period}"));
        Assert.Equal((100_000, 5, 0.01, "x/big.csv", "x/big.faults.csv"), (command.Rows, command.Seed, command.Faults, command.Out, command.FaultsOut));
    }

    [Theory]
    [InlineData("", "Name the dataset")]
    [InlineData("permits --period 2026-10 --out x", "Name the dataset")]
    [InlineData("dgie/work-permits --period", "no value after --period")]
    [InlineData("dgie/work-permits --period 2026-10 --out x --row 3", "no option --row")]
    [InlineData("dgie/work-permits --out x", "--period")]
    [InlineData("dgie/work-permits --period 2026-10", "--out")]
    [InlineData("dgie/work-permits --period 2026-10 --out x --rows many", "--rows")]
    [InlineData("dgie/work-permits --period 2026-10 --out x --seed -1", "--seed")]
    [InlineData("dgie/work-permits --period 2026-10 --out x --faults 2", "--faults")]
    public void A_wrong_command_line_says_what_is_wrong(string arguments, string expected)
    {
        Assert.False(CommandLine.TryParse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), out _, out var problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }
}
