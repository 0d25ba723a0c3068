using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>Keeps on disk what cannot be read onwards only: the table of contents of an archive is at its end.</summary>
static class Spool
{
    const int BlockBytes = 128 * 1024;

    /// <returns>A temporary file with all of the bytes, which is gone when closed.</returns>
    public static async ValueTask<FileStream> FillAsync(IInputStage source, CancellationToken ct)
    {
        var file = TemporaryFile.Open();
        try
        {
            var block = new byte[BlockBytes];
            while (await source.ReadAsync(block, ct) is var read and > 0) await file.WriteAsync(block.AsMemory(0, read), ct);
            await file.FlushAsync(ct);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
