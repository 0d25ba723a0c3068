namespace Pipeline.Validation;

/// <summary>Reads one type of cell into 64 bits. Implemented by structs, so that the loop over a column is compiled for each.</summary>
interface ICellParser
{
    bool TryParse(ReadOnlySpan<byte> text, out long value);

    /// <summary>Order of two values.</summary>
    bool IsLess(long left, long right);
}
