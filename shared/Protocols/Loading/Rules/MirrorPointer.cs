using Pipeline.Protocols.Expressions;
using Pipeline.Reference;

namespace Pipeline.Protocols.Loading;

/// <summary>What a mirror rule says of another contract, to be checked once that has been read.</summary>
/// <param name="of">Where it says so.</param>
/// <param name="body">The rule's implementation, whose measure and groups hold for both unless <paramref name="of"/> has its own.</param>
/// <param name="here">What is counted on this side.</param>
sealed class MirrorPointer(Node of, Node body, CountedRows here, RuleContext context)
{
    public void Check(IReadOnlyList<Protocol> protocols)
    {
        var (name, owner) = (of["dataset"]!.Text!, context.Owner);
        if (name == $"{owner.Agency}/{owner.Dataset}") of["dataset"]!.ReportValue("another dataset than this one");
        else if (protocols.LastOrDefault(p => name == $"{p.Agency}/{p.Dataset}") is not { } other)
            of["dataset"]!.ReportValue($"a dataset that has a protocol; there is no {name}");
        else if (other.Frequency != owner.Frequency)
            of["dataset"]!.Report($"{name}, which is delivered every {Every(other.Frequency)}", $"a dataset of the same periods: every {Every(owner.Frequency)}");
        else if (MirrorRuleReader.ReadRows(of, body, context with { Columns = other.Columns, Elsewhere = name }) is { } there) CheckGroups(there, other);
    }

    void CheckGroups(CountedRows there, Protocol other)
    {
        var place = of["groupBy"] ?? body["groupBy"] ?? of;
        if (there.GroupBy.Count != here.GroupBy.Count) place.Report($"{there.GroupBy.Count} group value(s)", $"{here.GroupBy.Count}, as many as on this side");
        else
            foreach (var (i, (mine, theirs)) in here.GroupBy.Zip(there.GroupBy).Index())
                if (KindOf(mine, context.Columns) is var kind && KindOf(theirs, other.Columns) != kind)
                    place.Items[i].ReportValue($"a {ValueKinds.NameOf(kind)}, as {mine.Name} is");
                else if (CodesOf(mine, context.Columns) is { } codes && CodesOf(theirs, other.Columns) is { } others && codes != others)
                    place.Items[i].ReportValue($"codes of {codes}, as {mine.Name} has; {theirs.Name} has those of {others}");
    }

    static ValueKind KindOf(Grouping grouping, IReadOnlyList<Column> columns) =>
        ValueKinds.KindOf(grouping.Value, name => columns.First(c => c.Name == name).Type);

    static string? CodesOf(Grouping grouping, IReadOnlyList<Column> columns) =>
        grouping.Value is Expression.Column column ? columns.First(c => c.Name == column.Name).Codelist : null;

    static string Every(Frequency frequency) => $"{(int)frequency} month(s)";
}
