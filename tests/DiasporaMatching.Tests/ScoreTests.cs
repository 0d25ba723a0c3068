namespace Pipeline.DiasporaMatching.Tests;

public class ScoreTests
{
    [Fact]
    public void The_worked_example_scores_78_33()
    {
        var score = Make.Matching.Score(Make.Need(), Make.Expert())!;
        Assert.Equal(78.33, score.Total, 2);
        Assert.Equal(78.0 + 1.0 / 3, score.Total, 9);
        Assert.Equal(2.5 / 3, score.Parts.Skills, 12);
        Assert.Equal(new ScoreParts(1, score.Parts.Skills, 0.5, 0.8, 0.7, 0.5, 0.5), score.Parts);
        Assert.Equal(Make.Days("2027-01-10", "2027-02-08"), score.Mission);
    }

    [Fact]
    public void A_related_specialty_counts_less_and_so_does_a_second_one()
    {
        Assert.Equal(0.6, Make.Matching.Score(Make.Need(), Make.Expert() with { Specialty = "ORTHO" })!.Parts.Specialty);
        Assert.Equal(0.6, Make.Matching.Score(Make.Need(), Make.Expert() with { Specialty = "PAED", OtherSpecialties = ["GSURG"] })!.Parts.Specialty);
    }

    [Theory]
    [InlineData("rw", "B2", 1)]
    [InlineData("fr", "C2", 1)]
    [InlineData("fr", "B1", 0.7)]
    [InlineData("de", "C2", 0.7)]
    public void Kinyarwanda_is_as_good_as_all_the_languages_asked_for(string code, string level, double expected)
    {
        var expert = Make.Expert() with { Languages = new Dictionary<string, string> { ["en"] = "B2", [code] = level } };
        Assert.Equal(expected, Make.Matching.Score(Make.Need(), expert)!.Parts.Language);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(4, 1)]
    [InlineData(3, 0.5)]
    [InlineData(2, 0)]
    [InlineData(null, 0.5)]
    public void The_rating_of_an_earlier_mission_at_the_facility_counts(int? rating, double expected)
    {
        var expert = Make.Expert() with { Ratings = new Dictionary<string, int?> { ["KAB"] = rating, ["BUT"] = 1 } };
        Assert.Equal(expected, Make.Matching.Score(Make.Need(), expert)!.Parts.Continuity);
    }

    [Fact]
    public void A_preferred_district_counts_where_one_is_stated()
    {
        Assert.Equal(1, Make.Matching.Score(Make.Need(), Make.Expert() with { PreferredDistricts = ["12", "27"] })!.Parts.Place);
        Assert.Equal(0, Make.Matching.Score(Make.Need(), Make.Expert() with { PreferredDistricts = ["12"] })!.Parts.Place);
    }

    [Fact]
    public void Windows_that_overlap_or_touch_are_one()
    {
        var expert = Make.Expert() with { Windows = [Make.Days("2027-02-01", "2027-02-20"), Make.Days("2027-01-20", "2027-01-31"), Make.Days("2027-02-10", "2027-02-28")] };
        Assert.Equal(Make.Days("2027-01-20", "2027-02-28"), Make.Matching.Score(Make.Need(), expert)!.Common);
    }

    [Fact]
    public void The_mission_is_no_longer_than_asked_for()
    {
        var score = Make.Matching.Score(Make.Need() with { MaxDays = 25 }, Make.Expert())!;
        Assert.Equal((1.0, 25, 30), (score.Parts.Time, score.Mission.Days, score.Common.Days));
    }
}
