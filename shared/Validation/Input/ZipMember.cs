namespace Pipeline.Validation;

/// <summary>One entry of a zip's table of contents. Source: PKWARE's APPNOTE 6.3.10, 4.3.12.</summary>
/// <param name="Crc">CRC-32 of the unpacked bytes.</param>
/// <param name="HeaderOffset">Where the entry's own header begins.</param>
readonly record struct ZipMember(string Name, ushort Flags, ushort Method, uint Crc, long PackedSize, long Size, long HeaderOffset)
{
    public const ushort Stored = 0;
    public const ushort Deflated = 8;

    const int Encrypted = 1;
    const int StronglyEncrypted = 1 << 6;

    public bool IsEncrypted => (Flags & (Encrypted | StronglyEncrypted)) != 0;

    public bool IsFolder => Name.EndsWith('/') || Name.EndsWith('\\');
}
