using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Functions.Access;
using Pipeline.Functions.DryRun;
using Pipeline.Functions.Http;
using Pipeline.Functions.OccupationsInDemand;
using Pipeline.LabourMarketTest.Bulk;
using Pipeline.LabourMarketTestCases;
using Pipeline.Reference;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>
/// Assesses files of applications as they are read. Gives CSV, or with <c>Accept: application/json</c> the summary by outcome and reason. With <c>lodge=true</c> every row
/// without fault is put on record too.
/// </summary>
public sealed class BulkFiles(InputsOfTheDay inputs, LodgingDesk desk, TimeProvider clock)
{
    const long MaxBytes = 256 << 20;
    const string Csv = "text/csv", Json = "application/json";

    internal async Task<IActionResult> AssessAsync(HttpRequest request, CancellationToken ct)
    {
        var http = request.HttpContext;
        var query = new QueryReader(request.Query);
        var isLodged = query.Read<bool?>("lodge", "true or false", text => bool.TryParse(text, out var wanted) ? wanted : null) ?? false;
        if (query.Problem is { } problem) return problem;
        if (Negotiation.Choose(request, [Csv, Json]) is not { } form) return Problems.NotAcceptable($"It is given as {Csv} or {Json}.");
        if (request.ContentLength > MaxBytes) return Problems.BodyTooLarge(MaxBytes);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = MaxBytes;
        var today = RwandaTime.DayOf(clock.GetUtcNow());
        var forDay = await inputs.TodayAsync(today, ct);
        if (forDay(today) is not { } open) return Problems.Conflict("No rule set is in force", "No version of the rules holds today, so nothing is recommended.");
        // Nearly all were filed under the rules of today: the look for others is made once for each day of filing.
        var days = new Dictionary<DateOnly, OpenInputs?>();
        OpenInputs? For(DateOnly filed) => days.TryGetValue(filed, out var known) ? known : days[filed] = forDay(filed);
        var bulk = new BulkAssessment(filed => filed is { } day ? For(day)?.Assessor : open.Assessor, open.Texts, LanguageOf(request), today,
            isLodged ? new BulkLodging(desk, request.GetCaller()).KeepAsync : null);
        using var result = form == Csv ? new ResponseBody(http.Response) : null;
        var (summary, faults) = await bulk.RunAsync(request.Body, result, null, ct);
        if (summary is null) return Problems.Faulty("The file cannot be taken", "Its header has faults. Mend them all and send it again.", faults);
        return form == Csv ? new EmptyResult() : InDemandRequest.Json(new { summary.Rows, summary.Faulty, summary.Unconfirmed, summary.Outcomes, summary.Missing, summary.Reasons, summary.Kept, summary.FirstFaults });
    }

    static string LanguageOf(HttpRequest request) => $"{request.Query["lang"]}" is ("rw" or "fr" or "en") and var named ? named
        : PreferredLanguage.Of(request) == ValidationReports.Language.French ? "fr" : "en";

    /// <summary>Begins the answer with the first line of the result, so that a faulty header is still answered as a problem.</summary>
    sealed class ResponseBody(HttpResponse response) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!response.HasStarted)
            {
                response.ContentType = $"{Csv}; charset=utf-8";
                response.Headers.ContentDisposition = "attachment; filename=labour-market-tests.csv";
                response.Headers.XContentTypeOptions = "nosniff";
            }
            return response.Body.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => response.Body.FlushAsync(cancellationToken);

        public override void Flush() => throw new NotSupportedException("Write asynchronously.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write asynchronously.");
    }
}
