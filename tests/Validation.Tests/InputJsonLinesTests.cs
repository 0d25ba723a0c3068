namespace Pipeline.Validation.Tests;

public class InputJsonLinesTests
{
    const string Header = "permit_id,issued,wage";

    [Fact]
    public void Objects_become_rows_by_name_and_alias_in_any_order()
    {
        var drop = InputDrop.Of("""
            {"permit_id": "WP1", "issued": "01/02/2026", "wage": 1250.50}
            {"wage": true, "Issued on": null, "PERMIT NO": "a \"b\", \u00e9\n"}
            {"permitno": "WP3", "wage": 1e5}
            """);
        Assert.Equal(Header + "\nWP1,01/02/2026,1250.50\n\"a \"\"b\"\", é\n\",,true\nWP3,,1e5\n", drop.Text);
        Assert.Equal((InputFormat.JsonLines, 0), (drop.Format, drop.Remarks.Count));
        Assert.Null(drop.Fatal);
        Assert.Equal(1, drop.Lines.LineOf(2, 2));
    }

    [Theory]
    [InlineData("{\"wage\": {\"eur\": 1}}", nameof(InputProblemKind.NestedValue))]
    [InlineData("{\"wage\": [1]}", nameof(InputProblemKind.NestedValue))]
    [InlineData("{\"wage\": 1, \"WAGE\": 2}", nameof(InputProblemKind.DuplicateKey))]
    [InlineData("{\"permit_id\": 1, \"PermitNo\": 2}", nameof(InputProblemKind.DuplicateKey))]
    [InlineData("{\"wage\": 1", nameof(InputProblemKind.InvalidJson))]
    [InlineData("{\"wage\": 1} {}", nameof(InputProblemKind.InvalidJson))]
    [InlineData("{\"wage\": \"\\ud800\"}", nameof(InputProblemKind.InvalidJson))]
    [InlineData("{\"\\ud800\": 1}", nameof(InputProblemKind.InvalidJson))]
    [InlineData("[1]", nameof(InputProblemKind.InvalidJson))]
    [InlineData("WP1,2", nameof(InputProblemKind.InvalidJson))]
    [InlineData("{\"wage\": \"\\u0000\"}", nameof(InputProblemKind.NulByte))]
    public void A_faulty_line_is_one_faulty_row_and_the_others_are_read(string line, string kind)
    {
        var drop = InputDrop.Of($"{{\"wage\": 1}}\n\n{line}\n{{\"wage\": 2}}");
        Assert.Equal([Header, ",,1", "", ",,,?", ",,2"], drop.Rows);
        var fault = drop.Faults.Take(2)!;
        Assert.Equal((kind, 3L), (fault.Kind.ToString(), fault.Line));
        Assert.NotEmpty(InputRules.Of(fault).Fix.En);
        Assert.All([1, 2, 3], record => Assert.Null(drop.Faults.Take(record)));
        Assert.Equal(3, drop.Lines.LineOf(4, 4));
    }

    [Fact]
    public void A_key_that_is_no_column_is_counted_by_name()
    {
        var drop = InputDrop.Of("{\"wage\": 1, \"phone\": \"+250\"}\n{\"phone\": 1}\n");
        Assert.Equal([Header, ",,1", "\"\",,"], drop.Rows);
        Assert.Equal((InputProblemKind.UnknownKey, 2L, 1L), (drop.Remark.Kind, drop.Remark.Count, drop.Remark.Line!.Value));
        Assert.Contains("'phone'", drop.Remark.Message.En);
    }

    [Fact]
    public void Null_and_numbers_follow_the_dialect()
    {
        var drop = InputDrop.Of("{\"wage\": 1.5, \"issued\": null}", InputDrop.Terms with { Decimal = ',', Delimiter = ';', NullText = "NA" });
        Assert.Equal(["permit_id;issued;wage", ";NA;1,5"], drop.Rows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void A_line_without_end_is_one_faulty_row(int millions)
    {
        var drop = InputDrop.Of($"{{\"wage\": 1}}\n{{\"wage\": \"{new string('x', (millions << 20) - 11)}\"}}\n{{\"wage\": 2}}\n");
        Assert.Equal([Header, ",,1", ",,,?", ",,2"], drop.Rows);
        Assert.Equal(InputProblemKind.LineTooLong, drop.Faults.Take(2)!.Kind);
    }

    [Fact]
    public void A_line_cut_by_a_nul_is_no_row()
    {
        var drop = InputDrop.Of("{\"wage\": 1}\n{\"wage\": 2}\0\n");
        Assert.Equal([Header, ",,1"], drop.Rows);
        Assert.Equal((InputProblemKind.NulByte, 2L), (drop.Fatal!.Kind, drop.Fatal.Line));
    }

    [Fact]
    public void Rows_whose_faults_nobody_takes_do_not_fill_the_memory()
    {
        var drop = InputDrop.Of("{}\n" + string.Concat(Enumerable.Repeat("1\n", 300_000)));
        Assert.Equal(300_002, drop.Rows.Length);
        Assert.NotNull(drop.Faults.Take(2));
        Assert.Null(drop.Faults.Take(300_001));
    }
}
