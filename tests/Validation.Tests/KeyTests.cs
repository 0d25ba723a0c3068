using System.Runtime.InteropServices;
using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

public class KeyTests
{
    static Protocol TwoColumns => TestProtocol.Make(p =>
    {
        Column[] key = [TestProtocol.Text("a"), new("n", [], LogicalType.Integer, true)];
        return p with { Columns = [.. key, TestProtocol.Text("c")], Key = key };
    });

    [Fact]
    [Trait("Check", "15")]
    public async Task The_second_row_with_a_key_is_wrong_and_names_the_line_of_the_first()
    {
        var drop = await Drop.OfRowsAsync(TestProtocol.Row.Replace("0001", "0009"), TestProtocol.Row, TestProtocol.Row);
        Assert.Equal(("primary-key", 4L, 3L, "A4"), (drop.Only.Code, drop.Only.Line, drop.Only.Record, drop.Only.Cell));
        Assert.Equal("permit_id is the same as on line 3.", drop.Only.Message.En);
        Assert.Equal("W***********", drop.Only.Key);
        Assert.Equal(2, drop.Rows.Count);
    }

    [Fact]
    public async Task All_columns_of_a_key_count_by_value()
    {
        var drop = await Drop.OfAsync("a,n,c\nx,1,\nx,2,\ny,1,\n\"x\",01,\nx1,1,\n", TwoColumns);
        Assert.Equal("a and n is the same as on line 2.", drop.Only.Message.En);
        Assert.Equal("x|01", drop.Only.Key);
    }

    [Fact]
    public async Task A_key_without_a_value_or_with_a_wrong_one_is_not_compared()
    {
        var drop = await Drop.OfAsync("a,n,c\n,1,\n,1,\nx,q,\nx,q,\n", TwoColumns);
        Assert.DoesNotContain(drop.Findings, f => f.RuleId == "key.unique");
    }

    [Fact]
    public void A_million_keys_are_found_again_in_a_few_bytes_each()
    {
        const int Keys = 1_000_000;
        const int Step = 1_000;
        using var index = new KeyIndex(Keys);
        var hash = new KeyHash();

        for (var from = 0; from < Keys; from += Step) Assert.Empty(Add(from, 1));
        // Every 997th again: each names the line it was first on.
        Assert.All(Enumerable.Range(0, Keys / Step), i => Assert.Equal(
            [.. Enumerable.Range(i * Step, Step).Where(k => k % 997 == 0).Select(k => (k % Step, k + 1L))],
            Add(i * Step, 997)));
        Assert.InRange(index.Size, Keys * 4L, Keys * 20L);

        List<(int Row, long FirstLine)> Add(int from, int every)
        {
            var keys = new List<RowKey>();
            for (var i = from; i < Math.Min(Keys, from + Step); i++)
            {
                hash.Begin();
                hash.Add(i);
                if (i % every == 0) keys.Add(new(hash.Value, i - from, 0, i - from));
            }
            return [.. index.Add(CollectionsMarshal.AsSpan(keys), from + 1).Select(r => (r.Key.Row, r.FirstLine))];
        }
    }

    [Fact]
    public void Hashes_of_similar_texts_differ()
    {
        var hash = new KeyHash();
        var seen = new HashSet<UInt128>();
        for (var length = 0; length < 40; length++)
            for (var at = 0; at < Math.Max(1, length); at++)
            {
                var text = new byte[length];
                if (length > 0) text[at] = 1;
                hash.Begin();
                hash.Add(text);
                Assert.True(seen.Add(hash.Value), $"{length} {at}");
            }
    }
}
