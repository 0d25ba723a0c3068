using Pipeline.Sdmx.Requests;

namespace Pipeline.Sdmx.Tests;

/// <summary>Keys and addresses as clients write them, well and badly.</summary>
public sealed class KeyTests
{
    static string[]?[] Named(CodeSet?[] key) =>
        [.. key.Select((set, d) => set?.Places.ToArray().Select(p => Served.Flow.Dimensions[d].Codes[p].Id).ToArray())];

    [Theory]
    [InlineData("all")]
    [InlineData("")]
    [InlineData("....")]
    public void Everything_is_asked_for_in_three_ways_of_2_1(string key) =>
        Assert.All(KeyParser.Parse21(key, Served.Flow.Flow, Served.Structures), Assert.Null);

    [Fact]
    public void A_plus_joins_codes_of_one_dimension_and_unknown_ones_are_passed_over() => Assert.Equal(
        [["A"], ["RW01", "RW03"], null, ["F", "M"], []], Named(KeyParser.Parse21("A.RW03+RW01+XX..M+F.NONE", Served.Flow.Flow, Served.Structures)));

    [Fact]
    public void Commas_join_whole_keys_of_3_0_and_dimensions_at_the_end_may_be_left_out() => Assert.Equal(
        [[["A"], null, ["DAYS"], null, null], [["Q"], ["RW01"], null, null, null]],
        KeyParser.Parse30("A.*.DAYS,Q.RW01", Served.Flow.Flow, Served.Structures).Select(Named));

    [Theory]
    [InlineData("A.B", "key-dimension-count")]
    [InlineData("A.B.C.D.E.F", "key-dimension-count")]
    [InlineData("A.B C...", "key-code")]
    [InlineData("A.'; drop table--...", "key-code")]
    [InlineData("A.<script>...", "key-code")]
    public void A_key_that_is_none_is_refused_by_name_without_being_repeated(string key, string problem)
    {
        var refusal = Assert.Throws<RefusedException>(() => KeyParser.Parse21(key, Served.Flow.Flow, Served.Structures)).Refusal;
        Assert.Equal((problem, 400), (refusal.Id, refusal.Status));
        Assert.DoesNotContain("script", refusal.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A..DAYS")]
    [InlineData(",")]
    [InlineData("A+Q.*.*.*.*")]
    [InlineData("*.*.*.*.*.*")]
    public void A_key_of_2_1_is_not_one_of_3_0(string key) =>
        Assert.Equal(400, Assert.Throws<RefusedException>(() => KeyParser.Parse30(key, Served.Flow.Flow, Served.Structures)).Refusal.Status);

    [Fact]
    public void Huge_keys_are_refused_in_little_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var key in (string[])[new('+', 10_000), string.Join('+', Enumerable.Repeat("A", 5_000)), $"A.{string.Join('+', Enumerable.Repeat("A", 1_500))}...",
            new('.', 7_000), new('a', 8_001)])
            Assert.InRange(Assert.Throws<RefusedException>(() => KeyParser.Parse21(key, Served.Flow.Flow, Served.Structures)).Refusal.Status, 400, 414);
        foreach (var key in (string[])[string.Join(',', Enumerable.Repeat("A", 3_000)), new(',', 9_000)])
            Assert.InRange(Assert.Throws<RefusedException>(() => KeyParser.Parse30(key, Served.Flow.Flow, Served.Structures)).Refusal.Status, 400, 414);
        Assert.Equal(414, Assert.Throws<RefusedException>(() => RawAddress.Parse($"/rest/{new string('x', 20_000)}", "/rest/")).Refusal.Status);
        Assert.Equal(400, Assert.Throws<RefusedException>(() => RawAddress.Parse($"/rest/x?{string.Concat(Enumerable.Repeat("a=1&", 100))}", "/rest/")).Refusal.Status);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
    }

    /// <summary>Keys that are short to write and long to answer: each code of each dimension, and keys that overlap.</summary>
    [Fact]
    public void Keys_that_select_much_take_no_more_than_the_table_is_long()
    {
        var every = string.Join('.', Served.Flow.Dimensions.Select(d => string.Join('+', d.Codes.Select(c => c.Id))));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Served.Flow.Table.Count, Slicing.Slice.Of(Served.Flow, Served.Query21(every)).Count);
        Assert.Equal(Served.Flow.Table.Count, Slicing.Slice.Of(Served.Flow, Served.Query30(string.Join(',', Enumerable.Repeat("*.*.*.*.*", Limits.Keys)))).Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16_000_000);
    }

    [Theory]
    [InlineData("valuecodes[REF_AREA]=RANGE(RW05,NONE)")]
    [InlineData("valuecodes[REF_AREA]=RANGE(RW01)")]
    [InlineData("valuecodes[REF_AREA]=TOP(-1)")]
    [InlineData("valuecodes[REF_AREA]=TOP(99999999999)")]
    [InlineData("valuecodes[TIME_PERIOD]=FROM(never)")]
    [InlineData("valuecodes[REF_AREA]=DROP(1)")]
    public void A_range_that_is_none_is_refused(string query) =>
        Assert.Equal(400, Assert.Throws<RefusedException>(() => TableQueryReader.Read(RawAddress.Parse($"/api/tables/x?{query}", "/api/tables/"), Served.Flow)).Refusal.Status);

    [Theory]
    [InlineData("/v2/x?c[TIME_PERIOD]=ge:2020+le:2024")]
    [InlineData("/v2/x?c%5BTIME_PERIOD%5D=ge:2020%2Ble:2024")]
    [InlineData("/v2/x?c%5bTIME_PERIOD%5d=ge%3A2020+le:2024")]
    public void A_plus_of_the_query_stays_one_and_brackets_come_raw_or_not(string target)
    {
        var pair = Assert.Single(RawAddress.Parse(target, "/v2/").Parameters);
        Assert.Equal(("c[TIME_PERIOD]", "ge:2020+le:2024"), (pair.Key, pair.Value));
    }

    [Fact]
    public void A_format_hung_on_the_last_segment_is_a_parameter()
    {
        var address = RawAddress.Parse("/v2/data/dataflow/RW_LMIS/DF_X/1.0.0/*&format=jsondata", "/v2/");
        Assert.Equal(("*", "jsondata"), (address.Segment(5), address.Value("format")));
        address = RawAddress.Parse("/v2/data/dataflow/RW_LMIS/DF_X/1.0.0/*&format=jsondata?lang=fr", "/v2/");
        Assert.Equal(("jsondata", "fr"), (address.Value("format"), address.Value("lang")));
    }

    [Fact]
    public void A_key_of_dots_is_read_from_what_was_sent() =>
        Assert.Equal(["data", "DF_X", "..", "all"], RawAddress.Parse("/rest/data/DF_X/../all", "/rest/").Segments.AsEnumerable());

    [Theory]
    [InlineData("A%00")]
    [InlineData("%0D%0ASet-Cookie:x")]
    public void What_is_not_text_is_refused(string segment) =>
        Assert.Equal("encoding", Assert.Throws<RefusedException>(() => RawAddress.Parse($"/rest/{segment}", "/rest/")).Refusal.Id);
}
