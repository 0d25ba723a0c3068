namespace Pipeline.Validation;

/// <summary>An entry of a zip that was not packed, compared with its checksum (CRC-32, polynomial 0xEDB88320; APPNOTE 4.4.7).</summary>
sealed class StoredBytes(IInputStage source, uint crc) : IInputStage
{
    static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i =>
    {
        var value = (uint)i;
        for (var bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : value >> 1 ^ 0xEDB88320;
        return value;
    })];

    uint _crc = uint.MaxValue;

    public InputProblem? Problem { get; private set; }

    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct)
    {
        var read = await source.ReadAsync(into, ct);
        foreach (var value in into.Span[..read]) _crc = Table[(byte)(_crc ^ value)] ^ _crc >> 8;
        if (read == 0 && ~_crc != crc) Problem = InputRules.DamagedArchive(new("its bytes do not fit its checksum", "ses octets ne correspondent pas à sa somme de contrôle"));
        return read;
    }
}
