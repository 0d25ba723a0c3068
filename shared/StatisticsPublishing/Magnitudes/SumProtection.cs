using System.Collections.Immutable;
using Pipeline.Disclosure.Magnitudes;
using Pipeline.Disclosure.Proofs;
using Pipeline.Disclosure.Tables;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;

namespace Pipeline.StatisticsPublishing.Magnitudes;

/// <summary>
/// Protects a sum in fixed cubes: unsafe cells, and those that would give them away, are withheld. A cube in which the protected counts do not say for certain that
/// each cell has contributors enough is not shown at all, for its figures would say it. A revision that few make is held back, and what was shown stays, until more
/// has changed: a reader of both releases would subtract one from the other.
/// </summary>
sealed class SumProtection(DisclosureParameters parameters, Trees trees)
{
    /// <param name="Roots">By dimension, the code of the total.</param>
    sealed record Frame(Dimension[] Dimensions, string[] Roots);

    /// <param name="least">By cell, the least that the protected counts say is behind it.</param>
    /// <param name="history">Of the releases before; null of the first.</param>
    public ProtectedSums Protect(SumDefinition definition, string period, IReadOnlyList<SumItem> items, IReadOnlyDictionary<string, long> least, SumHistory? history)
    {
        var frame = new Frame([.. definition.Leaf.Select(DimensionOf)], [.. definition.Leaf.Select(l => trees.Of(l.Codelist).IdOf(CodeTree.Root))]);
        var rules = new PrimaryRules { MinimumContributors = parameters.SumContributors, P = parameters.SumPercent };
        if (history?.Items is { } before && !new SumRevision(before, items).MayBeTold(rules)) items = before;
        var table = TableOf(items, frame);
        var known = (history?.Cells ?? []).Where(c => c.WasShown).Select(c => c.Cube).ToHashSet();
        Cube[] cubes =
        [
            .. Cube.WithMargins(frame.Dimensions, [.. frame.Dimensions.Select(_ => 0)])
                .Where(cube => known.Contains(cube.Name) || Cells(frame, cube, table).All(codes => least.GetValueOrDefault(codes) >= parameters.SumContributors)),
        ];
        if (cubes.Length == 0) return new(definition, period, [], [], history ?? new(definition.Id, period, []));
        var earlier = Earlier(frame, cubes, history);
        var release = WitnessSuppression.Protect(table, cubes, new(rules), earlier);
        var violations = SuppressionProofs.Violations(table, release, rules, earlier).Select(v => v with { Text = $"{definition.Id}, {period}: {v.Text}" });
        var cells = release.Cubes.SelectMany(cube => Enumerable.Range(0, cube.Suppressed.Length).Select(i => (cube.Cube.Name, Codes: CodesOf(frame, cube.Cells, i), Value: cube.Shown(i)))).ToList();
        return new(definition, period, [.. cells.Select(c => (c.Codes, c.Value))], [.. violations], Add(definition.Id, period, history, cells) with { Items = items });
    }

    Dimension DimensionOf(LeafDimension leaf)
    {
        var tree = trees.Of(leaf.Codelist);
        return new(leaf.Id, [.. tree.FinestAt(tree.Depth).Select(tree.IdOf)]);
    }

    static MagnitudeTable TableOf(IReadOnlyList<SumItem> items, Frame frame)
    {
        var contributors = items.Select(i => i.Contributor).Distinct().Order(StringComparer.Ordinal).Select((name, number) => (name, number)).ToDictionary(c => c.name, c => c.number);
        return new()
        {
            Dimensions = frame.Dimensions,
            Codes = [.. frame.Dimensions.Select((dimension, d) => items.Select(i => (ushort)dimension.Codes.ToList().IndexOf(i.Codes[d])).ToArray())],
            Amounts = [.. items.Select(i => i.Amount)],
            Contributors = [.. items.Select(i => contributors[i.Contributor])],
        };
    }

    static IEnumerable<string> Cells(Frame frame, Cube cube, MagnitudeTable table) => Enumerable.Range(0, table.Amounts.Length)
        .Select(row => string.Join('.', frame.Dimensions.Select((dimension, d) => cube.Levels[d] == Cube.Total ? frame.Roots[d] : dimension.Codes[table.Codes[d][row]]))).Distinct();

    static string[] CodesOf(Frame frame, CubeCells cells, int cell) =>
        [.. frame.Dimensions.Select((dimension, d) => cells.Cube.Levels[d] == Cube.Total ? frame.Roots[d] : dimension.Codes[cells.Codes[d][cell]])];

    /// <summary>What was shown, and what was withheld, each as a release.</summary>
    static IReadOnlyList<SuppressedRelease> Earlier(Frame frame, Cube[] cubes, SumHistory? history)
    {
        return history is null ? [] : [Release(shown: true), Release(shown: false)];

        SuppressedRelease Release(bool shown) => new(
            [.. cubes.Select(cube => Of(frame, cube, [.. history.Cells.Where(c => c.Cube == cube.Name && (shown ? c.WasShown : c.WasWithheld))], shown))], [], []);
    }

    static SuppressedCube Of(Frame frame, Cube cube, SumCell[] cells, bool shown) => new(
        new(cube, [.. frame.Dimensions.Select((dimension, d) => Array.ConvertAll(cells, c => cube.Levels[d] == Cube.Total ? (ushort)0 : (ushort)dimension.Codes.ToList().IndexOf(c.Codes[d])))], new long[cells.Length]),
        [.. cells.Select(_ => !shown)], Withheld: false);

    static SumHistory Add(string sum, string period, SumHistory? history, IReadOnlyList<(string Cube, string[] Codes, long? Value)> cells)
    {
        var all = (history?.Cells ?? []).ToDictionary(c => $"{c.Cube}|{string.Join('.', c.Codes)}");
        foreach (var (cube, codes, value) in cells)
        {
            var place = $"{cube}|{string.Join('.', codes)}";
            var before = all.GetValueOrDefault(place);
            all[place] = new(cube, codes, value is not null || before?.WasShown == true, value is null || before?.WasWithheld == true);
        }
        return new(sum, period, [.. all.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value)]);
    }
}

/// <summary>A sum after protection.</summary>
/// <param name="Cells">Null where a figure is withheld.</param>
/// <param name="Violations">What must hold and does not.</param>
sealed record ProtectedSums(
    SumDefinition Definition, string Period, ImmutableArray<(string[] Codes, long? Value)> Cells, ImmutableArray<Violation> Violations, SumHistory History);
