using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Audit;

/// <summary>The events of one stream in their order, page by page. They are read and not verified.</summary>
public sealed class GetAuditEvents(AuditTables tables)
{
    const int Usual = 100;
    const int Most = 1000;

    [Function(nameof(GetAuditEvents))]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/audit/{table}/{stream}")] HttpRequest request,
        string table, string stream, CancellationToken cancellationToken)
    {
        if (tables.Refuse(table, stream) is { } refusal) return refusal;
        var query = new QueryReader(request.Query);
        var from = query.Number("from", 1, long.MaxValue, 1L);
        var limit = query.Number("limit", 1, Most, Usual);
        if (query.Problem is { } problem) return problem;
        try
        {
            var events = await tables.Reader(table).ReadAsync(stream, from, limit, cancellationToken);
            if (events.Count == 0 && from == 1) return AuditTables.NoSuchStream(stream);
            var next = events.Count == limit ? (events[^1].Number + 1).ToString(CultureInfo.InvariantCulture) : null;
            return Answers.Json(new { Table = table, Stream = stream, Items = events, Next = NextPage.Of(request, "from", next) });
        }
        catch (InvalidDataException)
        {
            return Problems.Conflict("The stream is broken", $"A row of stream '{stream}' is no event. Ask /api/audit/{table}/{stream}/verify which.");
        }
    }
}
