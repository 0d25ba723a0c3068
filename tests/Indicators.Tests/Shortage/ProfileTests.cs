using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Tests.Shortage;

public class ProfileTests
{
    static readonly byte[] File = System.IO.File.ReadAllBytes(ShortageProfile.DefaultPath("rsi"));

    [Fact]
    public void Profiles_that_come_with_the_program_are_valid_and_named_after_their_files() =>
        Assert.Equal(["rsi", "mac", "oihd", "oecd"], ShortageProfile.ReadDefaults().Select(p => p.Name));

    [Fact]
    public void Hash_is_of_the_bytes_of_the_file() =>
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File)), ShortageProfile.Parse(File).Sha256);

    [Fact]
    public void Index_weights_sum_to_one_and_its_terms_are_in_a_fixed_order()
    {
        Assert.Equal(1, Example.Rsi.Weights.Values.Sum(), 12);
        Assert.Equal(Enum.GetValues<Indicator>(), Example.Rsi.Terms.Select(t => t.Indicator));
        Assert.Equal([1, 5], Example.Rsi.YearsNeeded);
    }

    [Fact]
    public void Term_may_have_years_of_its_own()
    {
        Assert.Equal(
            [(Indicator.Emp, 2), (Indicator.Emp, 5)],
            Example.Profile("oihd").Terms.Where(t => t.Years is not null).Select(t => (t.Indicator, t.Years!.Value)));
        Assert.Equal([2, 5], Example.Profile("oihd").YearsNeeded);
    }

    [Theory]
    [InlineData("vote_z", "0.6745", "rounding")]
    [InlineData("vote_z", "0.6740", "rounding")]
    [InlineData("weights", """{"WAGE": 0, "EMP": 0}""", "all weights are 0")]
    [InlineData("weights", "{}", "all weights are 0")]
    [InlineData("weights", """{"WAGE": -0.1, "EMP": 1}""", "WAGE is -0.1")]
    [InlineData("weights", """{"PAY": 1}""", "'PAY' is not an indicator")]
    [InlineData("weights", """{"EMP@x": 1}""", "EMP@x")]
    [InlineData("weights", """{"EMP@5": 1, "EMP@05": 1}""", "twice")]
    [InlineData("strategic_weight", "-1", "strategic_weight is -1")]
    [InlineData("borrowed", """["wage"]""", "'wage'")]
    [InlineData("tau_out", "0.6", "tau_out (0.6) is above tau_in (0.5)")]
    [InlineData("tau_in", "-0.5", "tau_in is -0.5")]
    [InlineData("p_in", "0.5", "p_in is 0.5")]
    [InlineData("confirm_quarters", "0", "confirm_quarters is 0")]
    [InlineData("clip", "0", "clip is 0")]
    [InlineData("min_weight_coverage", "1.1", "min_weight_coverage is 1.1")]
    [InlineData("min_count", "0", "min_count is 0")]
    [InlineData("min_own_count", "5", "min_own_count is 5")]
    [InlineData("n_min", "0", "n_min is 0")]
    [InlineData("smallest_cell", "0", "smallest_cell is 0")]
    [InlineData("vote_share", "2", "vote_share is 2")]
    [InlineData("vote_above_median", "-1", "vote_above_median is -1")]
    [InlineData("vote_quantile", "-1", "vote_quantile is -1")]
    [InlineData("skill_levels", "[5]", "skill_levels")]
    [InlineData("artisan_majors", """["71"]""", "artisan_majors")]
    [InlineData("alpha", "0", "alpha is 0")]
    [InlineData("replicates", "-1", "replicates is -1")]
    [InlineData("other_years", "[0]", "other_years")]
    [InlineData("draws", "-1", "draws is -1")]
    [InlineData("draw_concentration", "0", "draw_concentration is 0")]
    [InlineData("draw_top", "0", "draw_top is 0")]
    public void Value_that_cannot_be_meant_is_refused_by_name(string field, string value, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Parse(p => p[field] = JsonNode.Parse(value))).Message);

    [Fact]
    public void No_occupation_to_compare_is_refused() => Assert.Contains("no occupation", Assert.Throws<InvalidDataException>(() => Parse(p =>
        (p["skill_levels"], p["artisan_majors"]) = (new JsonArray(), new JsonArray()))).Message);

    [Theory]
    [InlineData("wieghts", "{}")]
    [InlineData("scale", "\"zscore\"")]
    [InlineData("scale", "1")]
    [InlineData("borrowed", "null")]
    [InlineData("min_count", "\"4\"")]
    public void Unknown_field_or_other_type_is_refused(string field, string value) =>
        Assert.Contains(field, Assert.Throws<JsonException>(() => Parse(p => p[field] = JsonNode.Parse(value))).ToString());

    [Fact]
    public void Every_field_is_required()
    {
        foreach (var field in JsonNode.Parse(File)!.AsObject().Select(f => f.Key).ToList())
            Assert.Contains(field, Assert.Throws<JsonException>(() => Parse(p => p.Remove(field))).Message);
    }

    [Fact]
    public void Field_that_stands_twice_is_refused() => Assert.Throws<JsonException>(() =>
        ShortageProfile.Parse(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(File).Replace("\"EMP\": 0.16", "\"EMP\": 0.16, \"EMP\": 0.2"))));

    static ShortageProfile Parse(Action<JsonObject> change)
    {
        var profile = JsonNode.Parse(File)!.AsObject();
        change(profile);
        return ShortageProfile.Parse(Encoding.UTF8.GetBytes(profile.ToJsonString()));
    }
}
