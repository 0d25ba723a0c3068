using System.Text.RegularExpressions;

namespace Pipeline.ValidationReports.Tests;

public partial class ReportWordsTests
{
    static IEnumerable<(string Name, string English, string French)> Texts => typeof(ReportWords).GetProperties().Where(p => p.PropertyType == typeof(string))
        .Select(p => (p.Name, (string)p.GetValue(ReportWords.In(Language.English))!, (string)p.GetValue(ReportWords.In(Language.French))!));

    [Fact]
    public void Both_languages_fill_the_same_places() =>
        Assert.All(Texts, t => Assert.Equal(Places(t.English), Places(t.French)));

    [Fact]
    public void Every_text_is_written_in_both_languages()
    {
        string[] alike = [nameof(ReportWords.Information)];
        Assert.All(Texts, t =>
        {
            Assert.False(string.IsNullOrWhiteSpace(t.French), t.Name);
            if (!alike.Contains(t.Name)) Assert.NotEqual(t.English, t.French);
        });
    }

    [Theory]
    [InlineData(0, "0 rows")]
    [InlineData(1, "1 row")]
    [InlineData(1_204, "1,204 rows")]
    public void A_noun_follows_its_number(long number, string expected)
    {
        var words = ReportWords.In(Language.English);
        Assert.Equal(expected, words.Count(number, words.Rows));
    }

    static string Places(string text) => string.Concat(Place.Matches(text).Select(m => m.Value).Distinct().Order());

    [GeneratedRegex(@"\{[0-9]\}")]
    static partial Regex Place { get; }
}
