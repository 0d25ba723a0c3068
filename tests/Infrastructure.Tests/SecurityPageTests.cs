using System.Text.RegularExpressions;
using Pipeline.Testing;

namespace Pipeline.Infrastructure.Tests;

/// <summary>The page of threats names tests that exist, and every boundary with a threat of information disclosure or the like has some.</summary>
public partial class SecurityPageTests
{
    static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "security.md"));

    static readonly string[] Rows = [.. Page.Split('\n').Where(line => Row().IsMatch(line))];

    [Fact]
    public void Every_test_that_a_mitigation_names_exists()
    {
        var tests = Directory.EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file => Method().Matches(File.ReadAllText(file)).Select(m => $"{Path.GetFileNameWithoutExtension(file)}.{m.Groups[1].Value}")).ToHashSet();
        var named = Rows.SelectMany(row => Named().Matches(row.Split('|')[4]).Select(m => m.Groups[1].Value)).ToArray();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(tests));
    }

    [Fact]
    public void A_mitigation_without_a_test_says_whose_it_is() => Assert.All(
        Rows.Where(row => row.Split('|')[4].Trim() == ""),
        row => Assert.True(row.Contains(".bicep", StringComparison.Ordinal) || row.Contains("owner's", StringComparison.Ordinal) || row.Contains("operator's", StringComparison.Ordinal), row));

    [Fact]
    public void Every_boundary_is_gone_through_by_letters_of_STRIDE()
    {
        Assert.Equal(8, Page.Split("\n## ").Count(part => char.IsAsciiDigit(part[0])));
        Assert.All("STRIDE".Distinct(), letter => Assert.Contains(Rows, row => row.StartsWith($"| {letter} |", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"^\| [STRIDE] \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"public (?:async Task|void|Task) (\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex Named();
}
