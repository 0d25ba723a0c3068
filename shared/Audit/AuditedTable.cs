namespace Pipeline.Audit;

/// <summary>Names a table whose partitions are streams, for readers of every trail.</summary>
public sealed record AuditedTable(string Name);
