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
    public async Task The_second_row_with_a_key_is_wrong_and_names_the_line_of_the_first()
    {
        var drop = await Drop.OfRowsAsync(TestProtocol.Row.Replace("0001", "0009"), TestProtocol.Row, TestProtocol.Row);
        Assert.Equal(("primary-key", 4L, 3L, "A4"), (drop.Only.Code, drop.Only.Line, drop.Only.Record, drop.Only.Cell));
        Assert.Equal("permit_id is the same as on line 3.", drop.Only.Message);
        Assert.Equal("W***********", drop.Only.Key);
        Assert.Equal(2, drop.Rows.Count);
    }

    [Fact]
    public async Task All_columns_of_a_key_count_by_value()
    {
        var drop = await Drop.OfAsync("a,n,c\nx,1,\nx,2,\ny,1,\n\"x\",01,\nx1,1,\n", TwoColumns);
        Assert.Equal("a and n is the same as on line 2.", drop.Only.Message);
        Assert.Equal("x|01", drop.Only.Key);
    }

    [Fact]
    public async Task A_key_without_a_value_or_with_a_wrong_one_is_not_compared()
    {
        var drop = await Drop.OfAsync("a,n,c\n,1,\n,1,\nx,q,\nx,q,\n", TwoColumns);
        Assert.DoesNotContain(drop.Findings, f => f.RuleId == "key.unique");
    }

    [Fact]
    public void A_million_keys_are_found_again_in_thirty_bytes_each()
    {
        const int Keys = 1_000_000;
        var table = new KeyTable();
        var hash = new KeyHash();
        UInt128 Of(int i)
        {
            hash.Begin();
            hash.Add(i);
            return hash.Value;
        }

        for (var i = 1; i <= Keys; i++) Assert.Equal(0, table.Add(Of(i), i));
        for (var i = 1; i <= Keys; i += 997) Assert.Equal(i, table.Add(Of(i), 5));
        Assert.InRange(table.Size, Keys * 20L, Keys * 33L);
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
