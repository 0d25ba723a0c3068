using Pipeline.Protocols.Expressions;
using Pipeline.Reference;

namespace Pipeline.Protocols.Tests;

/// <summary>Every kind of difference between two versions, as it is told and weighed.</summary>
public sealed class ComparisonTests
{
    static readonly Protocol Base = SmallProtocol.Base;

    static readonly (string Text, Func<Protocol, Protocol> Change)[] Cases =
    [
        ("Patch: agreement has the purpose Other instead of Tests", p => p with { Purpose = "Other" }),
        ("Major: agreement has a rate of rows with errors 0.1 instead of 0.5", p => p with { ErrorRate = 0.1 }),
        ("Minor: agreement has a rate of rows with errors 0.7 instead of 0.5", p => p with { ErrorRate = 0.7 }),
        ("Major: agreement has days until it is due 9 instead of 10", p => p with { Service = p.Service with { LatencyDays = 9 } }),
        ("Major: agreement has days of grace 0 instead of 2", p => p with { Service = p.Service with { GraceDays = 0 } }),
        ("Minor: agreement has the days counted Working instead of Calendar", p => p with { Service = p.Service with { DayRule = DayRule.Working } }),
        ("Minor: agreement has the roll of a due day Next instead of None", p => p with { Service = p.Service with { Roll = DayRoll.Next } }),
        ("Minor: agreement has the first period 2026-10 instead of none", p => p with { Service = p.Service with { FirstPeriod = ReferencePeriod.Parse("2026-10") } }),
        ("Minor: agreement has a volume that counts as fallen below 40% instead of 50%", p => p with { Service = p.Service with { VolumeDrop = 0.4 } }),
        ("Minor: agreement has the status Deprecated instead of Active", p => p with { Status = ProtocolStatus.Deprecated }),
        ("Major: agreement has the status Retired instead of Active", p => p with { Status = ProtocolStatus.Retired }),
        ("Major: file no longer takes the delimiter ;", p => p with { Dialect = p.Dialect with { Delimiters = [','] } }),
        ("Minor: file now takes the delimiter tab", p => p with { Dialect = p.Dialect with { Delimiters = [',', ';', '\t'] } }),
        ("Minor: file now takes the encoding Windows1252", p => p with { Dialect = p.Dialect with { Encodings = [TextEncoding.Utf8, TextEncoding.Windows1252] } }),
        ("Major: file no longer takes the format csv", p => p with { Dialect = p.Dialect with { Formats = [.. p.Dialect.Formats.Skip(1)] } }),
        ("Major: file no longer takes 'NA' for no value", p => p with { Dialect = p.Dialect with { Nulls = [""] } }),
        ("Major: file now takes 'a' for no value", p => p with { Dialect = p.Dialect with { Nulls = ["", "NA", "a"] } }),
        ("Minor: file now takes 'nothing' for no value", p => p with { Dialect = p.Dialect with { Nulls = ["", "NA", "nothing"] } }),
        ("Major: file has a trailer Required instead of None", p => p with { Dialect = p.Dialect with { Trailer = new(TrailerUse.Required) } }),
        ("Major: file has for unknown columns Error instead of Ignore", p => p with { Dialect = p.Dialect with { ExtraColumns = ExtraColumns.Error } }),
        ("Minor: file has for unknown columns Warn instead of Ignore", p => p with { Dialect = p.Dialect with { ExtraColumns = ExtraColumns.Warn } }),
        ("Major: file now asks for the name {period}.csv", p => p with { FileName = FileNamePattern.Parse("{period}.csv") }),
        ("Major: file has rows at most 5 instead of 10", p => p with { Limits = p.Limits with { MaxRows = 5 } }),
        ("Major: column code no longer takes the header Code", p => p.With("code", c => c with { Aliases = [] })),
        ("Minor: column code is no longer required", p => p.With("code", c => c with { Required = false })),
        ("Major: column code no longer takes the value c", p => p.With("code", c => c with { ValidValues = ["a", "b"] })),
        ("Minor: column code now takes the value d", p => p.With("code", c => c with { ValidValues = ["a", "b", "c", "d"] })),
        ("Minor: column code no longer asks for a value of a, b, c", p => p.With("code", c => c with { ValidValues = null })),
        ("Major: column n is now required", p => p.With("n", c => c with { Required = true })),
        ("Major: column n has a minimum of 1 instead of 0", p => p.With("n", c => c with { Minimum = 1 })),
        ("Minor: column n has a maximum of none instead of 3", p => p.With("n", c => c with { Maximum = null })),
        ("Major: column n has a maximum of 3 that is no longer taken itself", p => p.With("n", c => c with { MaximumIsExclusive = true })),
        ("Minor: column n has the type Number instead of Integer", p => p.With("n", c => c with { Type = LogicalType.Number })),
        ("Major: column n has the type String instead of Integer", p => p.With("n", c => c with { Type = LogicalType.String })),
        ("Major: column x now asks for the pattern ^a*$", p => p.With("x", c => c with { Pattern = "^a*$" })),
        ("Major: column x has a least length of 1 instead of none", p => p.With("x", c => c with { MinLength = 1 })),
        ("Major: column x has a greatest length of 2 instead of 3", p => p.With("x", c => c with { MaxLength = 2 })),
        ("Major: column x now asks for codes of isco08", p => p.With("x", c => c with { Codelist = "isco08" })),
        ("Major: column x now asks for the checksum Luhn", p => p.With("x", c => c with { Checksum = Checksum.Luhn })),
        ("Major: column x now counts '-' as a hidden empty cell", p => p.With("x", c => c with { HiddenNulls = ["-"] })),
        ("Major: column x has direct identifiers Forbidden instead of Allowed", p => p.With("x", c => c with { DirectIdentifiers = DirectIdentifiers.Forbidden })),
        ("Minor: column x has the mask Hash instead of none", p => p.With("x", c => c with { Mask = Mask.Hash })),
        ("Patch: column x has the description A mark instead of none", p => p.With("x", c => c with { Description = "A mark" })),
        ("Minor: column x is gone", p => p with { Columns = [.. p.Columns.Where(c => c.Name != "x")] }),
        ("Minor: column y is new", p => p with { Columns = [.. p.Columns, new("y", [], LogicalType.String, false)] }),
        ("Major: column y is new and required", p => p with { Columns = [.. p.Columns, new("y", [], LogicalType.String, true)] }),
        ("Patch: columns stand in the order x, n, code", p => p with { Columns = [.. p.Columns.Reverse()] }),
        ("Minor: key no longer asks for different code", p => p with { Key = [] }),
        ("Major: rule R2 is new (Error): n <= 1", p => p with { RowRules = [.. p.RowRules, SmallProtocol.Rule("R2", Severity.Error, "n <= 1")] }),
        ("Minor: rule R2 is new (Warning): n <= 1", p => p with { RowRules = [.. p.RowRules, SmallProtocol.Rule("R2", Severity.Warning, "n <= 1")] }),
        ("Minor: rule R1 is gone", p => p with { RowRules = [] }),
        ("Minor: rule R1 is Warning instead of Error", p => p with { RowRules = [SmallProtocol.Rule("R1", Severity.Warning, "n < 3")] }),
        ("Major: rule R1 asks for n < 2 instead of n < 3", p => p with { RowRules = [SmallProtocol.Rule("R1", Severity.Error, "n < 2")] }),
        ("Minor: rule R1 tolerates 5 % instead of nothing", p => p with { RowRules = [p.RowRules[0] with { Tolerate = new(5, CountUnit.Percent) }] }),
        ("Patch: rule R1 is worded differently", p => p with { RowRules = [p.RowRules[0] with { Message = p.RowRules[0].Message with { Fr = "Faux." } }] }),
        ("Major: rule T1 asks for 5 to 8 instead of 5 to 9", p => p with { DropRules = [SmallProtocol.Count(5, 8)] }),
        ("Minor: rule T1 asks for 4 to 9 instead of 5 to 9", p => p with { DropRules = [SmallProtocol.Count(4, 9)] }),
    ];

    public static TheoryData<string> Texts => [.. Cases.Select(c => c.Text)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_difference_is_told_and_weighed(string text) =>
        Assert.Equal(text, $"{Assert.Single(ProtocolComparison.Of(Base, Cases.Single(c => c.Text == text).Change(Base)))}");

    [Fact]
    public void A_version_rises_as_far_as_the_differences_reach()
    {
        var version = new ProtocolVersion(1, 2, 3);
        Assert.Equal(["1.2.4", "1.3.0", "2.0.0"], Enum.GetValues<ChangeKind>().Select(k => $"{version.Next(k)}"));
        Assert.True(new ProtocolVersion(1, 10, 0) > new ProtocolVersion(1, 9, 9));
    }

    [Fact]
    public void Every_kind_of_rule_has_a_test_of_its_own()
    {
        var terms = SmallProtocol.Count(1, 2).Terms;
        var condition = ExpressionParser.Parse("n < 3", Base.Columns);
        var measure = new Measure(MeasureKind.Count, null, "count(*)");
        DropRule[] rules =
        [
            SmallProtocol.Count(1, 2), new AggregateRule(terms, measure, condition, [], default, new(1, 2), null, 30, false), new StockFlowRule(terms, condition, [], [], 1),
            new PreviousRule(terms, ["code"], condition, [], null), new DisappearedRule(terms, ["code"], condition, null),
            new CrossFileRule(terms, ["code"], default, default, ["code"], null, 1, default), new MirrorRule(terms, new(measure, null, []), default, default, new(measure, null, []), 5, 1, 30), new ExternalRule(terms, "s", measure, null, null, new(1, 2), false, 1),
            new DistributionRule(terms, default, "n", null, 0.1m, 10), new RatioRule(terms, "n", null, [], new(1, 2), 10, null), new NearDuplicateRule(terms, ["code"], null, null),
        ];
        Assert.Equal(typeof(DropRule).Assembly.GetTypes().Count(t => t.IsSubclassOf(typeof(DropRule))), rules.Length);
        foreach (var rule in rules)
            foreach (var other in rules)
                Assert.Equal(ReferenceEquals(rule, other), ProtocolComparison.Of(Base with { DropRules = [rule] }, Base with { DropRules = [other] }).Count == 0);
    }
}
