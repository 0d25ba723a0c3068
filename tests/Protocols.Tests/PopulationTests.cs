using Pipeline.Reference;
using Pipeline.SampleGenerator;

namespace Pipeline.Protocols.Tests;

/// <summary>Who and what the samples are made of: the same in every sample, and each with a number of its own.</summary>
public sealed class PopulationTests
{
    static readonly ReferencePeriod Month = ReferencePeriod.Parse("2026-10");

    [Fact]
    public void A_person_is_the_same_wherever_it_occurs()
    {
        Assert.Equal(Person.Rwandan(12), Person.Rwandan(12));
        Assert.Equal(Person.Foreign("UGA", 12), Person.Foreign("UGA", 12));
    }

    [Theory]
    [InlineData(Person.FirstEmployee)]
    [InlineData(Person.FirstJobSeeker)]
    [InlineData(Person.FirstReturnee)]
    [InlineData(Person.FirstTraveller)]
    public void No_two_persons_have_one_number_and_the_number_says_birth_and_sex(long first)
    {
        var people = Enumerable.Range(0, 50_000).Select(i => Person.Rwandan(first + i)).ToList();
        Assert.Equal(people.Count, people.Select(p => p.Id).Distinct().Count());
        Assert.Equal(people.Count, Enumerable.Range(0, 50_000).Select(i => Person.Foreign("KEN", first + i).Id).Distinct().Count());
        Assert.All(people, p => Assert.StartsWith($"1{p.BirthYear}{(p.Sex == "M" ? 8 : 7)}", p.Id, StringComparison.Ordinal));
        Assert.InRange(people.Count(p => p.Sex == "F") / 50_000.0, 0.44, 0.48);
    }

    [Fact]
    public void No_two_employers_have_one_number_and_the_first_are_large()
    {
        var employers = Enumerable.Range(0, 200_000).Select(i => Employer.At(i)).ToList();
        Assert.Equal(employers.Count, employers.Select(e => e.Number).Distinct().Count());
        Assert.InRange(employers[0].EmployeesIn(Month), 240, 560);
        var all = employers.Take(Employer.Known).Select(e => e.EmployeesIn(Month)).Order().ToList();
        Assert.InRange(all[all.Count / 2], 2, 6);
        Assert.InRange(all.Sum(), 20_000, 40_000);
    }

    [Fact]
    public void Shares_are_spread_evenly_and_salts_are_independent()
    {
        var shares = Enumerable.Range(0, 100_000).Select(i => (A: Chance.ShareOf(i, 1), B: Chance.ShareOf(i, 2))).ToList();
        Assert.All(Enumerable.Range(0, 10), tenth => Assert.InRange(shares.Count(s => (int)(s.A * 10) == tenth), 9_500, 10_500));
        Assert.InRange(shares.Count(s => s.A < 0.5 && s.B < 0.5), 24_300, 25_700);
    }
}
