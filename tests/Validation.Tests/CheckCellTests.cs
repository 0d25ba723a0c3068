using System.Collections.Frozen;
using Pipeline.Protocols;
using Pipeline.Reference;
using static Pipeline.Validation.Tests.Drop;

namespace Pipeline.Validation.Tests;

/// <summary>Each check on a cell by itself: its code, how grave it is, and what is decided.</summary>
public class CheckCellTests
{
    [Fact]
    [Trait("Check", "10")]
    public async Task Check_10_type() =>
        Assert.Equal("type-error Error", (await OfColumnAsync(new("x", [], LogicalType.Integer, false), "one")).Only is var f ? $"{f.Code} {f.Severity}" : "");

    [Fact]
    [Trait("Check", "11")]
    public async Task Check_11_required()
    {
        var drop = await OfColumnAsync(TestProtocol.Text("x", true), "");
        Assert.Equal(("x.required", Severity.Error), (drop.Only.RuleId, drop.Only.Severity));
    }

    [Fact]
    [Trait("Check", "11")]
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
    [Trait("Check", "11")]
    public async Task Check_11_a_value_beyond_the_range_that_means_none_is_an_error_with_that_hint()
    {
        var drop = await OfColumnAsync(new("x", [], LogicalType.Integer, false) { HiddenNulls = ["9999"], Maximum = 2020 }, "9999");
        Assert.Equal("x.maximum", drop.Only.RuleId);
        Assert.Equal("Leave the cell empty: 9999 means that there is no value.", drop.Only.Fix.En);
    }

    [Theory]
    [Trait("Check", "12")]
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
    [Trait("Check", "13")]
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
        Assert.Equal("Use MMR (Myanmar) in its place.", sink.Findings[0].Fix.En);
        Assert.Contains("in use on 2026-10-31", sink.Findings[0].Expected.En);
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
    [Trait("Check", "14")]
    [MemberData(nameof(Bounds))]
    public async Task Check_14_range(Column column, string cell, bool isRight)
    {
        var drop = await OfColumnAsync(column, cell);
        Assert.Equal(isRight ? [] : [column.Minimum is null ? "x.maximum" : "x.minimum"], drop.Findings.Select(f => f.RuleId));
        Assert.All(drop.Findings, f => Assert.Contains(
            column is { MinimumIsExclusive: false, MaximumIsExclusive: false } ? "at least" : column.Type == LogicalType.Date ? "after 2020-01-01" : "than", f.Expected.En));
    }
}
