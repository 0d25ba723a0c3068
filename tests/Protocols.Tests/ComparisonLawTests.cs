using FsCheck;
using FsCheck.Fluent;
using Pipeline.Reference;

namespace Pipeline.Protocols.Tests;

/// <summary>What "major" promises, held against every drop of one row that can tell two small protocols apart.</summary>
public sealed class ComparisonLawTests
{
    // Changes that each show in some drop of the universe, one way or the other.
    static readonly Func<Protocol, Protocol>[] Mutations =
    [
        p => p with { Dialect = p.Dialect with { Delimiters = [','] } },
        p => p with { Dialect = p.Dialect with { Nulls = [""] } },
        p => p with { Dialect = p.Dialect with { ExtraColumns = ExtraColumns.Error } },
        p => p.With("code", c => c with { Required = false }),
        p => p.With("code", c => c with { Aliases = [] }),
        p => p.With("code", c => c with { ValidValues = ["a", "b"] }),
        p => p.With("code", c => c with { ValidValues = null }),
        p => p.With("n", c => c with { Required = true }),
        p => p.With("n", c => c with { Minimum = 1 }),
        p => p.With("n", c => c with { Maximum = 1 }),
        p => p.With("n", c => c with { Maximum = 2, MaximumIsExclusive = true }),
        p => p.With("n", c => c with { Minimum = null, Type = LogicalType.Number }),
        p => p.With("x", c => c with { MaxLength = 1 }),
        p => p.With("x", c => c with { MinLength = 2 }),
        p => p.With("x", c => c with { Pattern = "^a*$" }),
        p => p.With("x", c => c with { Required = true, Aliases = [] }),
        p => p with { RowRules = [] },
        p => p with { RowRules = [.. p.RowRules, SmallProtocol.Rule("R2", Severity.Error, "n <> 1")] },
        p => p with { RowRules = [.. p.RowRules, SmallProtocol.Rule("R3", Severity.Warning, "n <> 2")] },
        p => p with { RowRules = [.. p.RowRules.Select(r => r with { Severity = Severity.Information })] },
        p => p with { Columns = [.. p.Columns, new("y", [], LogicalType.String, true)] },
    ];

    static readonly List<(char Delimiter, Dictionary<string, string> Cells)> Drops =
    [
        .. from delimiter in new[] { ',', ';' }
        from code in new[] { "code", "Code" }
        from codeText in new[] { "", "NA", "a", "c", "d" }
        from number in new[] { "NA", "-1", "0", "0.5", "1", "2", "3", "4" }
        from x in new[] { "x", "X1", null }
        from text in x is null ? [""] : new[] { "", "a", "b", "aaa", "bbbb" }
        from extra in new[] { false, true }
        select (delimiter, new[] { (code, codeText), ("n", number), (x ?? "", text), (extra ? "other" : "", "1") }
            .Where(c => c.Item1.Length > 0).ToDictionary(c => c.Item1, c => c.Item2)),
    ];

    static readonly Arbitrary<(Protocol, Protocol)> Pairs = Arb.From(
        from before in Gen.SubListOf(Mutations)
        from after in Gen.SubListOf(Mutations)
        select (Apply(before), Apply(after)));

    // Each case is thousands of drops.
    static readonly Config Few = Laws.Cases(25);

    [Fact]
    public void A_protocol_does_not_differ_from_itself() =>
        Prop.ForAll(Pairs, pair => ProtocolComparison.Of(pair.Item1, pair.Item1 with { }).Count == 0).Check(Few);

    [Fact]
    public void Whatever_refuses_an_accepted_drop_is_major() => Prop.ForAll(Pairs, pair =>
        !RefusesMore(pair.Item1, pair.Item2) || ProtocolComparison.Greatest(ProtocolComparison.Of(pair.Item1, pair.Item2)) == ChangeKind.Major).Check(Few);

    [Fact]
    public void A_single_change_is_major_exactly_when_it_refuses_an_accepted_drop()
    {
        foreach (var mutation in Mutations)
            foreach (var (before, after) in new[] { (SmallProtocol.Base, mutation(SmallProtocol.Base)), (mutation(SmallProtocol.Base), SmallProtocol.Base) })
            {
                var changes = ProtocolComparison.Of(before, after);
                Assert.NotEmpty(changes);
                Assert.True(RefusesMore(before, after) == (ProtocolComparison.Greatest(changes) == ChangeKind.Major), string.Join('\n', changes));
            }
    }

    static Protocol Apply(IEnumerable<Func<Protocol, Protocol>> mutations) => mutations.Aggregate(SmallProtocol.Base, (p, m) => m(p));

    static bool RefusesMore(Protocol before, Protocol after) => Drops.Exists(d => Accepts(before, d) && !Accepts(after, d));

    static bool Accepts(Protocol protocol, (char Delimiter, Dictionary<string, string> Cells) drop)
    {
        if (!protocol.Dialect.Delimiters.Contains(drop.Delimiter)) return false;
        var named = drop.Cells.ToLookup(c => protocol.Columns.FirstOrDefault(k => k.Name == c.Key || k.Aliases.Contains(c.Key))?.Name, c => c.Value);
        if (named[null].Any() && protocol.Dialect.ExtraColumns == ExtraColumns.Error) return false;
        if (protocol.Columns.Any(c => c.Required && !named.Contains(c.Name))) return false;
        var complaints = new RowOracle(new([], []), protocol, ReferencePeriod.Parse("2026-10"))
            .Complaints(named.Where(c => c.Key is not null).ToDictionary(c => c.Key!, c => c.First()));
        return complaints.All(id => protocol.RowRules.Any(r => r.Id == id && r.Severity < Severity.Error));
    }
}
