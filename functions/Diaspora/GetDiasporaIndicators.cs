using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Http;
using Pipeline.Reference;

namespace Pipeline.Functions.Diaspora;

/// <summary>The 21 indicators of a quarter or a half year: JSON, CSV, Parquet or a page to print. Small counts are protected.</summary>
public sealed class GetDiasporaIndicators(MonitoringReader reader)
{
    [Function(nameof(GetDiasporaIndicators))]
    [Access(Role.DiasporaManager, Role.CoordinationReader, Role.CoordinationApprover, Role.Statistician)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/diaspora/indicators/{period}")] HttpRequest request, string period, CancellationToken cancellationToken)
    {
        if (!ReferencePeriod.TryParse(period, null, out var read) || Quarters(period) is not var (first, quarters) || $"{read}" != period)
            return Problems.BadRequest("period", "not a quarter or a half year", "one such as 2026-Q4 or 2026-S2");
        var query = new QueryReader(request.Query);
        var format = query.Read("format", "json, csv, parquet or html", text => text is "json" or "csv" or "parquet" or "html" ? text : null) ?? "json";
        var isFrench = query.Read("lang", "en or fr", text => text is "en" or "fr" ? text : null) == "fr";
        if (query.Problem is { } problem) return problem;
        if (await reader.ReadAsync(period, first, quarters, cancellationToken) is not { } pack) return Problems.BadRequest("period", "has not begun", "one that has");
        return format switch
        {
            "csv" => Answers.Text(PackTable.ToCsv(pack), "text/csv", StatusCodes.Status200OK),
            "html" => Answers.Page(request, new BinaryData(PackPage.ToHtml(pack, isFrench))),
            "parquet" => new FileContentResult(await PackTable.ToParquetAsync(pack, cancellationToken), "application/vnd.apache.parquet"),
            _ => DiasporaAnswer.Json(pack),
        };
    }

    static (DateOnly First, int Quarters)? Quarters(string period) => period.Split('-') is [{ Length: 4 } year, [var kind, >= '1' and <= '4' and var number]] && int.TryParse(year, out var y)
        ? (kind, number) switch
        {
            ('Q', _) => (new DateOnly(y, 3 * (number - '1') + 1, 1), 1),
            ('S', '1' or '2') => (new DateOnly(y, 6 * (number - '1') + 1, 1), 2),
            _ => null,
        }
        : null;
}
