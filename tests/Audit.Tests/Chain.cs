using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Audit.Tests;

/// <summary>The rows of a stream as the table would give them, to damage and to verify without storage.</summary>
sealed record Chain(List<TableEntity> Events, TableEntity Head)
{
    const string Stream = "dgie";

    static readonly Gen<AuditEntry> Entries =
        from actor in Gen.Elements("intake", "operator", "c0ffee-1")
        from action in Gen.Elements(Enum.GetValues<Doing>())
        from subject in Gen.Elements("dgie-1", "dgie-2")
        from count in Gen.Choose(0, 3)
        from values in Gen.ListOf(Gen.Elements("", "1.0.0", "Accepted", "0a1b2c"), count)
        select AuditEntry.Of(actor, action, subject, values.Select((value, i) => KeyValuePair.Create($"detail{i}", (string?)value)));

    /// <summary>Whole chains of 1 to 8 events.</summary>
    public static Gen<Chain> Whole { get; } =
        from count in Gen.Choose(1, 8)
        from entries in Gen.ListOf(Entries, count)
        select Of(entries);

    public static Chain Of(IEnumerable<AuditEntry> entries)
    {
        var (head, rows) = (StreamHead.None, new List<TableEntity>());
        foreach (var entry in entries)
        {
            var e = AuditEvent.Following(Stream, head, entry, new(2026, 10, 5, 8, 0, rows.Count, TimeSpan.Zero));
            rows.Add(EventRow.Of(e));
            head = new(e.Number, e.Hash, new("x"));
        }
        return new(rows, new TableEntity(Stream, AuditRows.Head) { ["Number"] = head.Number, ["Hash"] = head.Hash });
    }

    /// <summary>Verifies the rows in the order of their keys, as a query gives them.</summary>
    /// <param name="known">Events that are known outside.</param>
    public Verification Verify(params IReadOnlyCollection<KnownEvent> known)
    {
        var head = StreamHead.Read(Head);
        var walk = new ChainWalk(Stream, head, known);
        foreach (var row in Events.OrderBy(row => row.RowKey, StringComparer.Ordinal))
            if (!walk.Take(row, out _)) break;
        return walk.End(head, hasRows: true);
    }

    /// <summary>Changes an event's content and gives it the hash of what it says now.</summary>
    public void Forge(int index, Func<AuditEvent, AuditEvent> change)
    {
        Assert.True(EventRow.TryRead(Events[index], out var e, out _));
        var changed = change(e);
        Events[index] = EventRow.Of(changed with { Hash = AuditHash.Of(changed) });
    }
}
