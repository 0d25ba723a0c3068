using Azure;
using Azure.Data.Tables;
using Pipeline.Audit;

namespace Pipeline.AuditCommand;

/// <summary>Verifies one stream of a table, or all.</summary>
sealed class Verify(string connection, string table, string? stream, KnownEvent? known)
{
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        try
        {
            return await VerifyAsync(new TableServiceClient(connection), ct);
        }
        catch (RequestFailedException e)
        {
            return Fail(e.Status == 0 ? "Storage cannot be reached." : $"Storage answered {e.Status} {e.ErrorCode} for table '{table}'.");
        }
        catch (AggregateException)
        {
            return Fail("Storage cannot be reached, after several attempts.");
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException)
        {
            // The client library's own words may hold the key.
            return Fail("The connection string cannot be used: give that of a storage account with --connection.");
        }
        catch (OperationCanceledException)
        {
            return Fail("Stopped before every stream was verified.");
        }
    }

    async Task<int> VerifyAsync(TableServiceClient tables, CancellationToken ct)
    {
        var verifier = new StreamVerifier(tables, table);
        var (streams, broken) = (0, 0);
        await foreach (var name in stream is null ? new AuditReader(tables, table).ListStreamsAsync(ct) : Only(stream))
        {
            var result = await verifier.VerifyAsync(name, ct, known: known is null ? [] : [known]);
            Console.WriteLine($"{(result.IsWhole ? "whole " : "BROKEN")}  {table}/{name}: {result.Sentence}");
            (streams, broken) = (streams + 1, broken + (result.IsWhole ? 0 : 1));
        }
        if (streams == 0) Console.WriteLine($"Table '{table}' has no streams.");
        return broken == 0 ? ExitCode.Whole : ExitCode.Broken;
    }

    static async IAsyncEnumerable<string> Only(string stream)
    {
        await Task.CompletedTask;
        yield return stream;
    }

    static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.Unknown;
    }
}
