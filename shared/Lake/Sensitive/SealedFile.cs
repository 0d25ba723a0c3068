namespace Pipeline.Lake;

/// <summary>Seals files of sensitive columns and opens them again, a chunk at a time: of a large file one chunk is in memory.</summary>
public static class SealedFile
{
    /// <summary>Writes the content of a stream, from its start, sealed with the current key.</summary>
    /// <param name="content">Seekable.</param>
    /// <param name="name">What the file is stored under; it can be opened under that name only.</param>
    /// <exception cref="ArgumentException">There is no content: nothing would tell that its header was changed.</exception>
    public static async Task SealAsync(Stream content, Stream to, SensitiveKeys keys, string name, CancellationToken ct)
    {
        if (content.Length == 0) throw new ArgumentException("An empty file cannot be sealed.", nameof(content));
        var header = SealedHeader.New(keys.Current, content.Length);
        using var cipher = header.Cipher(keys, name);
        await to.WriteAsync(header.Bytes, ct);
        var (plain, cut) = (new byte[SealedHeader.ChunkBytes], new byte[SealedHeader.ChunkBytes + SealedHeader.TagBytes]);
        var nonce = new byte[SealedHeader.NonceBytes];
        content.Position = 0;
        for (long chunk = 0; chunk < header.Chunks; chunk++)
        {
            var length = header.LengthOf(chunk);
            await content.ReadExactlyAsync(plain.AsMemory(0, length), ct);
            SealedHeader.WriteNonce(chunk, nonce);
            cipher.Encrypt(nonce, plain.AsSpan(0, length), cut.AsSpan(0, length), cut.AsSpan(length, SealedHeader.TagBytes), header.Bytes);
            await to.WriteAsync(cut.AsMemory(0, length + SealedHeader.TagBytes), ct);
        }
    }

    /// <summary>Opens a sealed file as its content: seekable, so that of a Parquet file only what is asked for is fetched.</summary>
    /// <param name="file">Seekable; belongs to what is given, and ends with it.</param>
    /// <exception cref="InvalidDataException">It is not a sealed file, or was changed; of a chunk that was changed only reading it tells.</exception>
    /// <exception cref="KeyNotFoundException">The key it is sealed with is not configured; the message names it.</exception>
    public static async Task<Stream> OpenAsync(Stream file, SensitiveKeys keys, string name, CancellationToken ct)
    {
        file.Position = 0;
        var header = await SealedHeader.ReadAsync(file, ct);
        return new SealedContent(file, header, header.Cipher(keys, name));
    }

    /// <summary>The version of the key that a file is sealed with.</summary>
    /// <exception cref="InvalidDataException">It is not a sealed file.</exception>
    public static async Task<string> KeyVersionAsync(Stream file, CancellationToken ct)
    {
        file.Position = 0;
        return (await SealedHeader.ReadAsync(file, ct)).KeyVersion;
    }
}
