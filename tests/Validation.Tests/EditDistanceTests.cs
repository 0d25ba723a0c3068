using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Validation.Tests;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("RWA", "RWA", 0)]
    [InlineData("RWA", "rwa", 0)]
    [InlineData("RWA", "RAW", 1)]
    [InlineData("RWA", "RW", 1)]
    [InlineData("RWA", "ARWA", 1)]
    [InlineData("RWA", "RXA", 1)]
    [InlineData("KIGALI", "KGIALII", 2)]
    [InlineData("", "AB", 2)]
    [InlineData("kitten", "sitting", 3)]
    public void A_letter_put_in_taken_out_replaced_or_two_swapped_is_one_step(string left, string right, int steps) =>
        Assert.Equal(steps, EditDistance.Between(left, right, 3));

    /// <summary>The whole table, as the definition has it (Damerau 1964, adjacent letters swapped once).</summary>
    [Fact]
    public void Within_the_limit_it_is_what_the_whole_table_gives() => Prop.ForAll(
        Words.ToArbitrary(), Words.ToArbitrary(), Gen.Choose(0, 4).ToArbitrary(),
        (left, right, limit) => EditDistance.Between(left, right, limit) == Math.Min(Whole(left, right), limit + 1))
        .Check(Laws.Cases(3000));

    static Gen<string> Words => Gen.Elements('a', 'b', 'C').ArrayOf().Select(letters => new string(letters[..Math.Min(letters.Length, 9)]));

    static int Whole(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }
                var replaced = table[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                table[i, j] = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        return table[left.Length, right.Length];
    }
}
