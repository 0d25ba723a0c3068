using System.IO.Compression;

namespace Pipeline.Validation;

/// <summary>
/// What a gzip of one part unpacks to, as long as it is no bomb. zlib compares the checksum; that the archive was not cut off shows in
/// its last bytes, which must state the length that came out. Sizes stated beforehand are not looked at. Source: RFC 1952.
/// </summary>
sealed class InflatedBytes : IInputStage, IDisposable
{
    const int BlockBytes = 64 * 1024;

    /// <summary>Header, nothing packed, and what stands at the end.</summary>
    const int LeastGzip = 10 + 2 + 8;

    readonly PackedBytes _packed;
    readonly GZipStream _gzip;
    readonly int _maxRatio;
    readonly byte[] _block = new byte[BlockBytes];
    long _length;
    int _at;
    int _end;

    public InflatedBytes(IInputStage gzip, int maxRatio)
    {
        _packed = new(gzip);
        _gzip = new(new StageStream(_packed), CompressionMode.Decompress);
        _maxRatio = maxRatio;
    }

    public InputProblem? Problem { get; private set; }

    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct)
    {
        if (_at == _end) await FillAsync(ct);
        var length = Math.Min(into.Length, _end - _at);
        _block.AsMemory(_at, length).CopyTo(into);
        _at += length;
        return length;
    }

    public void Dispose() => _gzip.Dispose();

    /// <summary>Always fills a block, so that where a bomb is stopped does not depend on how bytes arrive or are asked for.</summary>
    async ValueTask FillAsync(CancellationToken ct)
    {
        _at = _end = 0;
        if (Problem is not null) return;
        try
        {
            while (_end < _block.Length && await _gzip.ReadAsync(_block.AsMemory(_end), ct) is var read and > 0) _end += read;
        }
        catch (InvalidDataException)
        {
            Problem = InputRules.DamagedArchive(new("its bytes do not fit its checksum, or are none of gzip", "ses octets ne correspondent pas à sa somme de contrôle, ou ne sont pas du gzip"));
        }
        _length += _end;
        if (_length > _packed.Count * _maxRatio)
        {
            Problem = InputRules.InflateRatio(_maxRatio);
            _end = 0;
        }
        else if (_end < _block.Length) Problem ??= await FindEndAsync(ct);
    }

    async ValueTask<InputProblem?> FindEndAsync(CancellationToken ct)
    {
        var hasMore = await _packed.ReadAsync(new byte[1], ct) > 0;
        if (_packed.Problem is not null) return _packed.Problem;
        return hasMore || _packed.Count < LeastGzip || _packed.StatedLength != (uint)_length
            ? InputRules.DamagedArchive(new("it was cut off, or has more than one part or something behind its end", "elle a été coupée, ou elle a plus d'une partie ou quelque chose après sa fin"))
            : null;
    }
}
