using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

public class PatternTests
{
    static PatternRule Make(string pattern) => new(new("x", "constraint-error", Severity.Error, 1, new(""), new(""), new("")), pattern);

    [Theory]
    [InlineData("^WP[0-9]{10}$", true)]
    [InlineData("^([0-9]{16}|[A-Z]{3}-[A-Z][0-9]{7})$", true)]
    [InlineData("^(?:A|B+)$", true)]
    [InlineData(@"^\d{2,4}[-/]\w*$", true)]
    [InlineData("[a-z]+[0-9]?[A-Z]{1,}", true)]
    [InlineData(@"^a\.b$", true)]
    [InlineData("^[a-z]*[a-m]$", false)]
    [InlineData("^a?[0-9]?a$", false)]
    [InlineData("^a|b$", false)]
    [InlineData("^[^a]$", false)]
    [InlineData("^a+?$", false)]
    [InlineData("^(ab)+$", false)]
    [InlineData("^.*$", false)]
    [InlineData(@"^\p{L}+$", false)]
    [InlineData("^é$", false)]
    public void Class_sequences_agree_with_the_regular_expression(string pattern, bool isFast)
    {
        var rule = Make(pattern);
        Assert.Equal(isFast, rule.IsFast);
        var whole = new Regex($@"\A(?:{pattern})\z");
        var random = new Random(17);
        string[] seeds = ["", "WP0123456789", "KEN-A0012345", "1234567890123456", "A", "BB", "12-x_1", "2026/", "abc1Z", "abZZ", "a.b", "aab", "a1a", "é", "ab\n", "٣٤-"];
        foreach (var seed in seeds)
            for (var i = 0; i < 200; i++)
            {
                var text = i == 0 ? seed : Mutate(seed, random);
                Assert.Equal(whole.IsMatch(text), rule.IsMet(Encoding.UTF8.GetBytes(text)));
            }
    }

    [Fact]
    public void A_pattern_that_would_backtrack_is_refused() =>
        Assert.Contains("backtracking", Assert.Throws<ArgumentException>(() => Make(@"^(a)\1$")).Message);

    static string Mutate(string seed, Random random)
    {
        var text = new StringBuilder(seed);
        for (var change = random.Next(3); change >= 0; change--)
        {
            var at = random.Next(text.Length + 1);
            if (random.Next(2) == 0 || at == text.Length) text.Insert(at, "AaZz09-_/.Wé\n"[random.Next(13)]);
            else text.Remove(at, 1);
        }
        return text.ToString();
    }
}
