using System.Text.RegularExpressions;
using Pipeline.Testing;

namespace Pipeline.Validation.Tests;

/// <summary>
/// Each of the 31 checks, from the path of a delivery to the last digits of its wages, is under test by its number: <c>dotnet test --filter
/// Check=24</c> runs what proves one.
/// </summary>
public partial class CheckNumbersTests
{
    const int Checks = 31;

    [Fact]
    public void Every_check_has_a_test_of_its_number_and_no_number_is_another()
    {
        var numbers = Directory.EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file => Number().Matches(File.ReadAllText(file))).Select(m => int.Parse(m.Groups[1].Value)).ToHashSet();
        Assert.Equal(Enumerable.Range(1, Checks), numbers.Order());
    }

    // In an attribute of its own line, which this is not.
    [GeneratedRegex("""^    \[Trait\("Check", "(\d+)"\)\]$""", RegexOptions.Multiline)]
    private static partial Regex Number();
}
