using Pipeline.Protocols;
using static Pipeline.Validation.Tests.DropRulesBench;

namespace Pipeline.Validation.Tests;

/// <summary>What rules over a whole drop show of values is masked as their column says, and by its classification where it says nothing.</summary>
public class DropRulesMaskTests
{
    const string Case = "case 20261005";

    static readonly DistributionRule Heaping = new(Terms(), DistributionTest.Heaping, "note", null, 0.1m, 1);

    static readonly DisappearedRule Gone = new(Terms(), ["country", "note"], Condition("class = 'H1'"), null);

    public static TheoryData<Protocols.Mask?, Classification, string> Masks => new()
    {
        { null, Classification.Internal, $"^{Case}$" },
        { null, Classification.Personal, "^c\\*{12}$" },
        { Protocols.Mask.None, Classification.Personal, $"^{Case}$" },
        { Protocols.Mask.Last4, Classification.Internal, "^•••1005$" },
        { Protocols.Mask.Last4, Classification.Sensitive, "^•••1005$" },
        { Protocols.Mask.Hash, Classification.Internal, "^#[0-9a-f]{10}$" },
    };

    [Theory]
    [MemberData(nameof(Masks))]
    public async Task The_commonest_value(Protocols.Mask? mask, Classification classification, string shown)
    {
        var drop = await CheckAsync(Heaping, Rows(1, 4, i => Row(i, note: Case)), column: Masked(mask, classification));
        Assert.Contains("found 100 %", drop.Only.Message.En);
        Assert.Matches(shown, drop.Only.Message.En.Split(". ")[1].Split(':')[0]);
    }

    [Theory]
    [MemberData(nameof(Masks))]
    public async Task A_key_that_is_gone(Protocols.Mask? mask, Classification classification, string shown)
    {
        var drop = await CheckAsync(Gone, [Row(1)], new FakeDrops().With("2026-09", [Row(1, note: Case)]), column: Masked(mask, classification));
        Assert.Matches(shown.Replace("^", "^KEN\\|", StringComparison.Ordinal), drop.Findings[1].Value);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(Protocols.Mask.Last4, 1)]
    [InlineData(Protocols.Mask.None, 2)]
    public async Task Keys_of_which_all_is_hidden_are_counted_only(Protocols.Mask? mask, int findings)
    {
        var drop = await CheckAsync(
            Gone with { Key = ["note"] }, [Row(1)], new FakeDrops().With("2026-09", [Row(1, note: Case)]), column: Masked(mask, Classification.Personal));
        Assert.Equal(findings, drop.Findings.Count);
    }

    [Fact]
    public async Task A_pseudonym_is_never_shown_whatever_the_mask()
    {
        var others = new FakeDrops().With("2026-09", [Row(1, person: "P7654321")]);
        Func<Column, Column> open = c => c.Name == "person_id" ? c with { Mask = Protocols.Mask.None } : c;
        var beside = await CheckAsync(Gone with { Key = ["country", "person_id"] }, [Row(1)], others, column: open);
        Assert.Equal("KEN|•••", beside.Findings[1].Value);
        Assert.Single((await CheckAsync(Gone with { Key = ["person_id"] }, [Row(1)], others, column: open)).Findings);
    }

    static Func<Column, Column> Masked(Protocols.Mask? mask, Classification classification) =>
        c => c.Name == "note" ? c with { Mask = mask, Classification = classification } : c;
}
