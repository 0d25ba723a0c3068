using Azure.Data.Tables;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Audit;
using Pipeline.Audit.Seals;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Audit;

/// <summary>The audit trails that can be asked for: one per audited table.</summary>
public sealed class AuditTables(IEnumerable<AuditedTable> audited, TableServiceClient tables, SealStore seals, TimeProvider clock)
{
    const int LongestStream = 100;

    readonly string[] _names = [.. audited.Select(table => table.Name).Order(StringComparer.Ordinal)];

    public AuditReader Reader(string table) => new(tables, table);

    public SealedVerifier Verifier(string table) => new(tables, table, seals, clock);

    /// <summary>The answer to a caller who names a table that has no trail, or something that names no stream; null when both can be used.</summary>
    internal IActionResult? Refuse(string table, string stream)
    {
        if (!_names.Contains(table)) return Problems.NotFound("There is no audit trail of that name.", $"There are: {string.Join(", ", _names)}.");
        return stream.Length <= LongestStream && stream.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '|')
            ? null
            : Problems.BadRequest("stream", "not a stream's name", "letters, digits and - _ . : |, such as dgie");
    }

    internal static IActionResult NoSuchStream(string stream) =>
        Problems.NotFound($"Stream '{stream}' has no events.", "A stream is named as what it is about: that of an agency's submissions as the agency.");
}
