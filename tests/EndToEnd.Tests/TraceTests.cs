using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>One trace from the ticket over the file to the receipt, and measurements of it at a collector.</summary>
public sealed class TraceTests
{
    [Fact]
    public async Task A_file_is_traced_from_its_ticket_to_its_receipt_and_a_collector_is_told()
    {
        await using var collector = new OtlpCollector();
        await using var azurite = await AzuriteServer.StartNewAsync();
        await using var host = await FunctionsHost.StartAsync(azurite.ConnectionString, settings: new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        });

        var ticket = await TicketAsync(host);
        var carried = ticket.GetProperty("headers").GetProperty(DeliveryTrace.Header).GetString()!;
        var id = await UploadAsync(ticket);
        var receipt = await Eventually.GetAsync(() => FindAsync(host, id), () => host.Log);

        var trace = carried.Split('-')[1];
        Assert.Equal(trace, receipt.TraceId);
        // The span of the drop, in the trace and under the ticket.
        var span = (byte[][])[Convert.FromHexString(trace), Convert.FromHexString(carried.Split('-')[2]), Encoding.UTF8.GetBytes(receipt.SubmissionId), "Pipeline.Intake"u8.ToArray()];
        await Eventually.IsTrueAsync(() => Task.FromResult(collector.WasSent("/v1/traces", span)), () => $"No span of {trace} was sent:\n{host.Log}");
        foreach (var metric in (string[])["pipeline.drops", "pipeline.rows", "pipeline.findings", "pipeline.drop.duration", "pipeline.drop.lateness", "labour-migration-whole"])
            await Eventually.IsTrueAsync(() => Task.FromResult(collector.WasSent("/v1/metrics", metric)), () => $"{metric} was not sent:\n{host.Log}");

        // Measured where something looks at it: here, whoever asks whether the app is ready.
        using var nightly = await host.Http.PostAsync(new Uri("admin/functions/RecomputeIndicators", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Accepted, nightly.StatusCode);
        await Eventually.IsTrueAsync(async () =>
        {
            using var ready = await host.Http.GetAsync(new Uri("api/health/ready", UriKind.Relative));
            return collector.WasSent("/v1/metrics", "pipeline.release.age");
        }, () => $"The age of the indicators was not sent:\n{host.Log}");
        using var watched = await host.Http.PostAsync(new Uri("admin/functions/WatchCalendar", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"));
        await Eventually.IsTrueAsync(() => Task.FromResult(collector.WasSent("/v1/metrics", "pipeline.delivery.overdue")), () => $"What is overdue was not sent:\n{host.Log}");
    }

    static async Task<JsonElement> TicketAsync(FunctionsHost host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/agencies/dgie/upload-tickets") { Content = JsonContent.Create(new { dataset = "work-permits", period = "2025-07", fileName = "permits.csv" }) };
        request.Headers.Authorization = await host.SignInAsync("AgencySubmitter", "dgie");
        using var answer = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    static async Task<SubmissionId> UploadAsync(JsonElement ticket)
    {
        using var storage = new HttpClient();
        using var upload = new HttpRequestMessage(HttpMethod.Put, ticket.GetProperty("url").GetString()) { Content = new StringContent(Permits.File(1, 30), Encoding.UTF8) };
        foreach (var header in ticket.GetProperty("headers").EnumerateObject()) upload.Headers.Add(header.Name, header.Value.GetString());
        using var uploaded = await storage.SendAsync(upload);
        Assert.Equal(HttpStatusCode.Created, uploaded.StatusCode);
        return SubmissionId.For(AgencyId.Parse("dgie"), ticket.GetProperty("blob").GetString()!, uploaded.Headers.ETag!.ToString());
    }

    static async Task<Receipt?> FindAsync(FunctionsHost host, SubmissionId id)
    {
        using var answer = await host.Http.GetAsync(new Uri($"api/submissions/{id}", UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK ? Receipt.FromJson(new BinaryData(await answer.Content.ReadAsByteArrayAsync())) : null;
    }
}
