using System.Text.Json;
using Pipeline.DiasporaMatching;

namespace Pipeline.Diaspora.Tests;

/// <summary>
/// Sex, age and place of residence change no match. The same look is taken at mutants that let one of them in by a back door, and has to see each: a test that
/// cannot fail would prove nothing.
/// </summary>
public class BlindnessTests
{
    static readonly Matching Matching = new(MatchingRules.ReadDefault(), ProgrammeTests.Day);

    static readonly Expert Other = ProgrammeTests.Someone("k0") with { Profile = ProgrammeTests.Someone().Profile with { YearsExperience = 7, Skills = new Dictionary<string, int> { ["GSURG-1"] = 3 } } };

    static Candidate AsShipped(Expert expert) => expert.ToCandidate(ProgrammeTests.Day, []);

    public static TheoryData<string, Func<Expert, Candidate>> Mutants => new()
    {
        { "the score falls with the sex", e => AsShipped(e) with { YearsExperience = e.Profile.YearsExperience - (e.Profile.Sex == "F" ? 4 : 0) } },
        { "the score of the place is the sex", e => AsShipped(e) with { PreferredDistricts = e.Profile.Sex == "M" ? ["27"] : [] } },
        { "the score rises with age", e => AsShipped(e) with { YearsExperience = ProgrammeTests.Day.Year - (e.Profile.BirthYear ?? 1980) - 37 } },
        { "a gate closes at an age", e => AsShipped(e) with { MaxDaysPerYear = e.Profile.BirthYear < 1961 ? 0 : e.Profile.MaxDaysPerYear } },
        { "a gate opens by country", e => AsShipped(e) with { CouncilStatus = e.Profile.ResidenceCountry == "FRA" ? "none" : e.Profile.CouncilStatus } },
        { "the score knows the town", e => AsShipped(e) with { PreferredDistricts = e.Profile.ResidenceCity == "Gent" ? ["12"] : [] } },
    };

    [Fact]
    public void Sex_age_and_place_of_residence_change_no_match() => Assert.Empty(Differences(AsShipped));

    [Theory]
    [MemberData(nameof(Mutants))]
    public void What_lets_one_of_them_in_is_caught(string mutant, Func<Expert, Candidate> see) => Assert.True(Differences(see).Any(), mutant);

    /// <summary>The persons, alike in all that counts, of whom a run says something else than of the first.</summary>
    static IEnumerable<Expert> Differences(Func<Expert, Candidate> see)
    {
        var expected = Found(ProgrammeTests.Someone(), see);
        return from sex in (string?[])["F", "M", null]
               from year in (int?[])[1940, 1960, 1961, 1980, 2004, null]
               from country in (string[])["BEL", "DEU", "NLD", "GBR", "FRA"]
               from city in (string?[])["Gent", "Berlin", null]
               let like = ProgrammeTests.Someone() with { Profile = ProgrammeTests.Someone().Profile with { Sex = sex, BirthYear = year, ResidenceCountry = country, ResidenceCity = city } }
               where Found(like, see) != expected
               select like;
    }

    static string Found(Expert expert, Func<Expert, Candidate> see) => JsonSerializer.Serialize(Matching.Run([ProgrammeTests.Asked], [see(expert), see(Other)]));
}
