using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Pipeline.Audit;
using Pipeline.Audit.Seals;

namespace Pipeline.AuditCommand;

/// <summary>Verifies one stream of a table, or all.</summary>
sealed class Verify(string connection, string table, string? stream, KnownEvent? known)
{
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        try
        {
            return await VerifyAsync(new TableServiceClient(connection), new(new BlobServiceClient(connection)), ct);
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

    async Task<int> VerifyAsync(TableServiceClient tables, SealStore store, CancellationToken ct)
    {
        var reader = new SealReader(store, TimeProvider.System);
        // Whoever verifies everything has every seal held against the next one too.
        var seals = stream is null ? await reader.ReadAllAsync(head => head.Table == table, ct) : await reader.ReadNewestAsync(ct);
        var broken = TellOfSeals(seals);
        var verifier = new SealedVerifier(tables, table, store, TimeProvider.System);
        var streams = 0;
        await foreach (var name in stream is null ? EveryAsync(tables, seals, ct) : Only(stream))
        {
            // What is wrong with seals is told once.
            var result = await verifier.VerifyAsync(name, ct, seals with { Faults = [] }, known: known is null ? [] : [known]);
            Tell(result.IsWhole, $"{table}/{name}", $"{result.Chain.Sentence} {result.Seals.Sentence}");
            (streams, broken) = (streams + 1, broken + (result.IsWhole ? 0 : 1));
        }
        if (streams == 0) Console.WriteLine($"Table '{table}' has no streams.");
        return broken == 0 ? ExitCode.Whole : ExitCode.Broken;
    }

    /// <returns>How many are broken.</returns>
    static int TellOfSeals(SealReading seals)
    {
        foreach (var fault in seals.Faults) Tell(false, "seals", fault.Sentence);
        Console.WriteLine(seals.Days switch
        {
            [] => "There are no seals.",
            [var only] => $"There is one seal, of {only:yyyy-MM-dd}.",
            [var first, .., var last] =>
                $"There are {seals.Days.Count} seals from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}; "
                + $"{last.DayNumber - first.DayNumber + 1 - seals.Days.Count} days in between have none.",
        });
        return seals.Faults.Count;
    }

    static void Tell(bool isWhole, string what, string sentence) => Console.WriteLine($"{(isWhole ? "whole " : "BROKEN")}  {what}: {sentence}");

    /// <summary>Streams that are there, and then those that a seal knows and that are gone.</summary>
    async IAsyncEnumerable<string> EveryAsync(TableServiceClient tables, SealReading seals, [EnumeratorCancellation] CancellationToken ct)
    {
        var gone = seals.Seals.SelectMany(seal => seal.Heads).Select(head => head.Stream).ToHashSet();
        await foreach (var name in new AuditReader(tables, table).ListStreamsAsync(ct))
        {
            gone.Remove(name);
            yield return name;
        }
        foreach (var name in gone.Order(StringComparer.Ordinal)) yield return name;
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
