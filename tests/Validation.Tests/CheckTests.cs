using System.Collections.Frozen;
using System.Text;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation.Tests;

/// <summary>Each check on the file and on its cells by itself: its code, how grave it is, and what is decided.</summary>
public class CheckTests
{
    const string Good = TestProtocol.Header + "\n" + TestProtocol.Row + "\n";

    static Task<Drop> OfColumnAsync(Column column, params string[] cells) =>
        Drop.OfAsync("id,x\n" + string.Concat(cells.Select((c, i) => $"{i},\"{c}\"\n")), TestProtocol.WithColumn(column) with { ErrorRate = 1 });

    static Protocol With(Trailer trailer) => TestProtocol.Make(p => p with { Dialect = p.Dialect with { Trailer = trailer } });

    static void AssertFatal(Drop drop, string code)
    {
        Assert.Equal((Outcome.Rejected, code, Severity.Fatal), (drop.Report.Outcome, drop.Only.Code, drop.Only.Severity));
        Assert.Equal(0, drop.Report.RowsAccepted);
    }

    [Fact]
    public async Task Check_2_size() => AssertFatal(
        await Drop.OfAsync(Good, TestProtocol.Make(p => p with { Limits = p.Limits with { MaxBytes = 20 } })), "byte-count");

    [Fact]
    public async Task Check_2_rows() => AssertFatal(
        await Drop.OfAsync(Good + TestProtocol.Row, TestProtocol.Make(p => p with { Limits = p.Limits with { MaxRows = 1 } })), "row-count");

    [Fact]
    public async Task Check_3_encoding() => AssertFatal(await Drop.OfAsync([.. Encoding.UTF8.GetBytes(Good), 0xC3]), "encoding-error");

    [Fact]
    public async Task Check_4_dialect() => AssertFatal(await Drop.OfAsync(Good.Replace(',', '|')), "delimiter-mismatch");

    [Fact]
    public async Task Check_5_a_column_is_missing() => AssertFatal(await Drop.OfAsync(Good.Replace("country,", "").Replace("KEN,", "")), "missing-label");

    [Fact]
    public async Task Check_5_columns_by_their_place()
    {
        var protocol = TestProtocol.ThreeTexts(100) is var p ? p with { Dialect = p.Dialect with { Match = ColumnMatch.ByPosition } } : p;
        Assert.Equal(Outcome.Accepted, (await Drop.OfAsync("a,b,c\n1,2,3\n", protocol)).Report.Outcome);
        var swapped = await Drop.OfAsync("b,a,c\n1,2,3\n", protocol);
        Assert.Equal(["B1", "A1"], swapped.Findings.Select(f => f.Cell));
        Assert.All(swapped.Findings, f => Assert.Equal(("incorrect-label", Severity.Fatal), (f.Code, f.Severity)));
        Assert.Equal("a is not column 1: this protocol tells columns by their place.", swapped.Findings[0].Message);
        AssertFatal(await Drop.OfAsync("a,b\n1,2\n", protocol), "missing-label");
    }

    [Theory]
    [InlineData("TRAILER,1", TrailerUse.Required, null)]
    [InlineData("TRAILER,1\n", TrailerUse.Required, null)]
    [InlineData("TRAILER,1,,,,,,,,,\n\n", TrailerUse.Optional, null)]
    [InlineData("", TrailerUse.Optional, null)]
    [InlineData("", TrailerUse.Required, "not the agreed trailer")]
    [InlineData("TRAILER,2\n", TrailerUse.Optional, "says 2 rows, but the file has 1")]
    [InlineData("TRAILER,many\n", TrailerUse.Required, "does not say how many")]
    [InlineData("TRAILER\n", TrailerUse.Required, "does not say how many")]
    public async Task Check_9_trailer(string end, TrailerUse use, string? message)
    {
        foreach (var chunk in (int[])[64, 100, 1 << 20])
        {
            var drop = await Drop.OfAsync(Good + end, With(new(use)), chunk);
            Assert.Equal((1L, 1L), (drop.Report.RowsRead, drop.Rows.Count));
            var found = drop.Findings.Where(f => f.Severity > Severity.Information).ToList();
            if (message is null) Assert.Empty(found);
            else
            {
                Assert.Equal(("row-count", Severity.Error, Outcome.Quarantined), (Assert.Single(found).Code, found[0].Severity, drop.Report.Outcome));
                Assert.Contains(message, found[0].Message);
            }
        }
    }

    [Fact]
    public async Task Check_9_rows_after_the_trailer()
    {
        foreach (var chunk in (int[])[64, 90, 150, 1 << 20])
        {
            var second = TestProtocol.Row.Replace("01,P", "02,P");
            var drop = await Drop.OfAsync($"{Good}TRAILER,1\n{second}\nTRAILER,2\n", With(new(TrailerUse.Required)), chunk);
            Assert.Equal(("file.trailer-within", 3L, Outcome.Quarantined), (drop.Only.RuleId, drop.Only.Line, drop.Report.Outcome));
            Assert.Equal((2L, 2), (drop.Report.RowsRead, drop.Rows.Count));
        }
    }

    [Fact]
    public async Task Check_9_without_agreement_a_trailer_is_a_row() =>
        Assert.Equal("missing-cell", (await Drop.OfAsync(Good + "TRAILER,1\n")).Only.Code);

    [Fact]
    public async Task Check_10_type() =>
        Assert.Equal("type-error Error", (await OfColumnAsync(new("x", [], LogicalType.Integer, false), "one")).Only is var f ? $"{f.Code} {f.Severity}" : "");

    [Fact]
    public async Task Check_11_required()
    {
        var drop = await OfColumnAsync(TestProtocol.Text("x", true), "");
        Assert.Equal(("x.required", Severity.Error), (drop.Only.RuleId, drop.Only.Severity));
    }

    [Fact]
    public async Task Check_11_a_value_that_means_none()
    {
        var number = await OfColumnAsync(new("x", [], LogicalType.Integer, false) { HiddenNulls = ["9999", "-1"] }, "1990", "9999", "9998");
        Assert.Equal(("hidden-null", Severity.Warning, "B3"), (number.Only.Code, number.Only.Severity, number.Only.Cell));
        Assert.Equal(["0|1990", "1|9999", "2|9998"], number.Rows);
        Assert.Equal(Outcome.AcceptedWithWarnings, number.Report.Outcome);
        var text = await OfColumnAsync(TestProtocol.Text("x") with { HiddenNulls = ["-", "unknown"] }, "-", "x");
        Assert.Equal(("hidden-null", Severity.Warning, "B2"), (text.Only.Code, text.Only.Severity, text.Only.Cell));
    }

    [Fact]
    public async Task Check_11_a_value_beyond_the_range_that_means_none_is_an_error_with_that_hint()
    {
        var drop = await OfColumnAsync(new("x", [], LogicalType.Integer, false) { HiddenNulls = ["9999"], Maximum = 2020 }, "9999");
        Assert.Equal("x.maximum", drop.Only.RuleId);
        Assert.Equal("Leave the cell empty: 9999 means that there is no value.", drop.Only.Fix);
    }

    [Theory]
    [InlineData(Checksum.Luhn, "79927398713", true)]
    [InlineData(Checksum.Luhn, "79927398710", false)]
    [InlineData(Checksum.Luhn, "7992739871x", false)]
    [InlineData(Checksum.Luhn, "0", false)]
    [InlineData(Checksum.Luhn, "4539578763621486", true)]
    [InlineData(Checksum.Mod97, "3214282912345698765432161182", true)]
    [InlineData(Checksum.Mod97, "WEST12345698765432GB82", true)]
    [InlineData(Checksum.Mod97, "WEST12345698765432GB83", false)]
    [InlineData(Checksum.Mod97, "00001", true)]
    [InlineData(Checksum.Mod97, "A89", false)]
    [InlineData(Checksum.Mod97, "a1", false)]
    public async Task Check_12_checksum(Checksum checksum, string cell, bool isRight)
    {
        var drop = await OfColumnAsync(TestProtocol.Text("x") with { Checksum = checksum }, cell);
        Assert.Equal(isRight ? [] : ["x.checksum"], drop.Findings.Select(f => f.RuleId));
        Assert.All(drop.Findings, f => Assert.Equal(("constraint-error", Severity.Error), (f.Code, f.Severity)));
    }

    [Fact]
    public async Task Check_13_a_withdrawn_code_comes_with_its_successor()
    {
        var protocol = TestProtocol.WithColumn(TestProtocol.Text("x") with { Codelist = "states" });
        CodelistItem[] items =
        [
            new("MMR", "Myanmar"), new("BUR", "Burma", null, new(2026, 10, 31), "MMR"), new("OLD", "Old", null, new(2020, 1, 1)),
            new("NEXT", "Next", null, new(2026, 11, 1), "MMR"),
        ];
        var catalog = new ProtocolCatalog([protocol], [new("states", "1.0.0", new(2000, 1, 1), null, items.ToFrozenDictionary(i => i.Code))]);
        var sink = new Drop();
        var report = await new DropValidator(protocol, catalog, TestProtocol.Period, TimeProvider.System).ValidateAsync(
            new MemoryStream("id,x\n1,BUR\n2,OLD\n3,MMR\n4,NEXT\n"u8.ToArray()), sink, sink, null, CancellationToken.None);
        Assert.Equal((Outcome.AcceptedWithWarnings, 4L), (report.Outcome, report.RowsAccepted));
        Assert.Equal(["B2", "B3"], sink.Findings.Select(f => f.Cell));
        Assert.All(sink.Findings, f => Assert.Equal(("codelist-expired", Severity.Warning, "x.withdrawn"), (f.Code, f.Severity, f.RuleId)));
        Assert.Equal("Use MMR (Myanmar) in its place.", sink.Findings[0].Fix);
        Assert.Contains("in use on 2026-10-31", sink.Findings[0].Expected);
    }

    static Column After2020 { get; } =
        new("x", [], LogicalType.Date, false, DateFormat: "yyyy-MM-dd", Minimum: new DateOnly(2020, 1, 1).DayNumber, MinimumIsExclusive: true);

    public static TheoryData<Column, string, bool> Bounds => new()
    {
        { new("x", [], LogicalType.Integer, false, Minimum: 0), "0", true },
        { new("x", [], LogicalType.Integer, false, Minimum: 0, MinimumIsExclusive: true), "0", false },
        { new("x", [], LogicalType.Integer, false, Minimum: 0, MinimumIsExclusive: true), "1", true },
        { new("x", [], LogicalType.Integer, false, Maximum: 5, MaximumIsExclusive: true), "5", false },
        { new("x", [], LogicalType.Integer, false, Maximum: 5, MaximumIsExclusive: true), "4", true },
        { new("x", [], LogicalType.Number, false, Scale: 2, Minimum: 0, MinimumIsExclusive: true), "0.00", false },
        { new("x", [], LogicalType.Number, false, Scale: 2, Minimum: 0, MinimumIsExclusive: true), "0.01", true },
        { new("x", [], LogicalType.Number, false, Scale: 2, Minimum: 0.005m), "0.00", false },
        { new("x", [], LogicalType.Number, false, Scale: 2, Maximum: 0.005m, MaximumIsExclusive: true), "0.00", true },
        { new("x", [], LogicalType.Number, false, Scale: 2, Maximum: 1, MaximumIsExclusive: true), "1", false },
        { new("x", [], LogicalType.Number, false, Minimum: 0, MinimumIsExclusive: true), "0.0", false },
        { new("x", [], LogicalType.Number, false, Minimum: 0, MinimumIsExclusive: true), "0.000001", true },
        { new("x", [], LogicalType.Number, false, Maximum: 1, MaximumIsExclusive: true), "1", false },
        { After2020, "2020-01-01", false },
        { After2020, "2020-01-02", true },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public async Task Check_14_range(Column column, string cell, bool isRight)
    {
        var drop = await OfColumnAsync(column, cell);
        Assert.Equal(isRight ? [] : [column.Minimum is null ? "x.maximum" : "x.minimum"], drop.Findings.Select(f => f.RuleId));
        Assert.All(drop.Findings, f => Assert.Contains(
            column is { MinimumIsExclusive: false, MaximumIsExclusive: false } ? "at least" : column.Type == LogicalType.Date ? "after 2020-01-01" : "than", f.Expected));
    }

    [Fact]
    public async Task Check_15_key()
    {
        var drop = await Drop.OfAsync(Good + TestProtocol.Row + "\n");
        Assert.Equal(("primary-key", Severity.Error), (drop.Only.Code, drop.Only.Severity));
    }

    [Fact]
    public async Task Check_20_excel_damage_is_named_without_showing_a_personal_value()
    {
        var drop = await Drop.OfRowsAsync(TestProtocol.Row, TestProtocol.Row.Replace("WP0000000001", "1.23457E+11"));
        Assert.Equal(("excel-mangled-value", Severity.Error, "permit_id.excel"), (drop.Only.Code, drop.Only.Severity, drop.Only.RuleId));
        Assert.Equal("Excel rounded permit_id: its last digits are lost.", drop.Only.Message);
        Assert.DoesNotContain("1.23457", ReportText.Of(drop));
    }

    static Column Anonymous(string? pattern = null) =>
        TestProtocol.Text("x") with { DirectIdentifiers = DirectIdentifiers.Forbidden, Pattern = pattern };

    [Theory]
    [InlineData("jean.uwimana@example.rw")]
    [InlineData("ask Jean (j_uwimana@mail.example.org) first")]
    [InlineData("+250788123456")]
    [InlineData("+250 788 123 456")]
    [InlineData("+44 (20) 7946-0958")]
    [InlineData("call 0788123456.")]
    [InlineData("0788 123 456")]
    [InlineData("250 728 123 456")]
    [InlineData("00250788123456")]
    [InlineData("PC123456")]
    [InlineData("passport A1234567, expired")]
    public async Task Check_21_whoever_is_named_directly_is_fatal_and_never_shown(string cell)
    {
        foreach (var pattern in (string?[])[null, "^[0-9a-f]{32}$"])
        {
            var drop = await OfColumnAsync(Anonymous(pattern), "", cell);
            AssertFatal(drop, "direct-identifier");
            Assert.Equal(("x.identifier", "B3", "•••"), (drop.Only.RuleId, drop.Only.Cell, drop.Only.Value));
            var text = ReportText.Of(drop);
            foreach (var part in cell.Split(' ').Where(p => p.Length > 4 && p.Any(char.IsDigit) || p.Contains('@'))) Assert.DoesNotContain(part, text);
        }
    }

    [Theory]
    [InlineData("2026-10-05")]
    [InlineData("05/10/2026 12:30")]
    [InlineData("07.10.2026 12:30")]
    [InlineData("07-10-2026 1230")]
    [InlineData("20261005")]
    [InlineData("1250000.50")]
    [InlineData("0788123456.50")]
    [InlineData("1 250 000 000")]
    [InlineData("+1250000")]
    [InlineData("-1250000000")]
    [InlineData("1.23E+10")]
    [InlineData("100123456")]
    [InlineData("1199080012345678")]
    [InlineData("WP0000000001")]
    [InlineData("EMP000123")]
    [InlineData("TP2026001")]
    [InlineData("ISCO-2310")]
    [InlineData("A123456-78")]
    [InlineData("REQ-AB123456")]
    [InlineData("RWF 1250000")]
    [InlineData("C++ developer, 10 years")]
    [InlineData("2 @ 15.50")]
    [InlineData("@kigali")]
    [InlineData("n/a@n/a")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("07881234567890")]
    public async Task Check_21_codes_dates_and_numbers_name_nobody(string cell) =>
        Assert.DoesNotContain((await OfColumnAsync(Anonymous(), cell)).Findings, f => f.Code == "direct-identifier");

    [Theory]
    [InlineData("^RQ[0-9]{8}$", "RQ1234567")]
    [InlineData("^[A-Z]{2}[0-9]{8}$", "AB123456")]
    public async Task Check_21_a_code_that_lost_a_digit_is_no_passport(string pattern, string cell)
    {
        var drop = await OfColumnAsync(Anonymous(pattern), cell);
        Assert.Equal(("x.pattern", cell), (drop.Only.RuleId, drop.Only.Value));
    }

    [Fact]
    public async Task Check_21_an_agreed_form_that_looks_like_a_passport_is_agreed() =>
        Assert.Empty((await OfColumnAsync(Anonymous("^[A-Z]{2}[0-9]{6}$"), "PC123456")).Findings);

    [Fact]
    public async Task Check_21_where_names_are_allowed_nothing_is_said() =>
        Assert.Empty((await OfColumnAsync(TestProtocol.Text("x"), "jean.uwimana@example.rw")).Findings);

    [Theory]
    [InlineData(Protocols.Mask.None, "wrong value", "wrong value")]
    [InlineData(Protocols.Mask.Last4, "wrong value", "•••alue")]
    [InlineData(Protocols.Mask.Last4, "wrong", "•••")]
    public async Task A_mask_that_the_contract_names_goes_before_the_classification(Protocols.Mask mask, string cell, string shown)
    {
        var drop = await OfColumnAsync(TestProtocol.Text("x") with { ValidValues = ["right"], Mask = mask, Classification = Classification.Personal }, cell);
        Assert.Equal((shown, shown), (drop.Only.Value, drop.Report.Values.Single().Value));
    }

    [Fact]
    public async Task Hashes_tell_equal_values_of_one_drop_and_nothing_more()
    {
        var column = TestProtocol.Text("x") with { ValidValues = ["right"], Mask = Protocols.Mask.Hash };
        var drop = await OfColumnAsync(column, "one", "two", "one");
        var shown = drop.Findings.Select(f => f.Value!).ToArray();
        Assert.All(shown, s => Assert.Matches("^#[0-9a-f]{10}$", s));
        Assert.Equal((shown[0], 2), (shown[2], shown.Distinct().Count()));
        Assert.Equal(2, drop.Report.Values.Single(v => v.Value == shown[0]).Count);
        Assert.NotEqual(shown[0], (await OfColumnAsync(column, "one")).Only.Value);
    }
}
