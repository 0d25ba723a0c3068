using System.Diagnostics;
using System.Text.Json;
using Pipeline.LabourMarketTest.Applications.Reading;
using Pipeline.LabourMarketTest.Bulk;

namespace Pipeline.Assess;

/// <summary>Runs a request and turns how it ended into an exit code.</summary>
static class Runner
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(Func<Request> read, CancellationToken ct)
    {
        try
        {
            var request = read();
            var ground = Ground.Of(request);
            var screen = new Screen(request);
            screen.Begin(ground);
            var clock = Stopwatch.StartNew();
            await using var file = new FileStream(request.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, useAsync: true);
            var (summary, faults) = await screen.WatchAsync(file, progress => AssessAsync(request, ground, file, progress, ct));
            if (summary is null) return screen.Refuse(faults);
            if (request.Summary is { } path) await File.WriteAllBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(new { summary.Rows, summary.Faulty, summary.Unconfirmed, summary.Outcomes, summary.Missing, summary.Reasons, summary.FirstFaults }, Json), ct);
            screen.Show(summary, clock.Elapsed);
            return summary.Faulty == 0 ? ExitCode.Assessed : ExitCode.Faulty;
        }
        catch (UsageException e)
        {
            return Fail(e.Message, ExitCode.Usage);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(e.Message, ExitCode.InputOutput);
        }
        catch (OperationCanceledException)
        {
            return Fail("Stopped. Files that were being written are incomplete.", ExitCode.Cancelled);
        }
    }

    static async Task<(BulkSummary? Summary, IReadOnlyList<ApplicationFault> Faults)> AssessAsync(
        Request request, Ground ground, Stream file, IProgress<long>? progress, CancellationToken ct)
    {
        var bulk = new BulkAssessment(ground.AssessorFor, ground.Texts, request.Language, request.Day);
        if (request.Results is not { } path) return await bulk.RunAsync(file, null, progress, ct);
        await using var results = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16, useAsync: true);
        return await bulk.RunAsync(file, results, progress, ct);
    }

    static int Fail(string message, int code)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
