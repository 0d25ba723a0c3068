using System.Buffers;
using System.Text;
using Parquet.Schema;
using Pipeline.Validation;

namespace Pipeline.Lake;

/// <summary>
/// Texts, gathered as UTF-8 and written as pieces of one array of characters: a column of a million cells is a few objects, not a million strings.
/// </summary>
class TextLakeColumn(DataField field) : LakeColumn<ReadOnlyMemory<char>>(field)
{
    int _bytes;
    char[] _chars = [];

    protected Utf8Arena Gathered { get; } = new();

    /// <summary>Room that all texts together may need.</summary>
    protected virtual int MostChars => _bytes;

    protected sealed override void Gather(BatchColumn batch, int first, int count, int rows)
    {
        for (var row = first; row < first + count; row++)
        {
            var text = batch.GetUtf8(row);
            Gathered.Add(text);
            _bytes += text.Length;
        }
    }

    protected sealed override int Read(Span<ReadOnlyMemory<char>> values)
    {
        _chars = ArrayPool<char>.Shared.Rent(MostChars);
        return Read(values, _chars);
    }

    protected sealed override void Forget()
    {
        ArrayPool<char>.Shared.Return(_chars);
        (_bytes, _chars) = (0, []);
        Gathered.Clear();
    }

    /// <summary>Puts the texts of the valid rows into <paramref name="chars"/>, says where they are, and gives their number.</summary>
    protected virtual int Read(Span<ReadOnlyMemory<char>> values, char[] chars)
    {
        var (count, used) = (0, 0);
        var valid = Valid;
        for (var row = 0; row < valid.Length; row++)
        {
            if (!valid[row]) continue;
            var length = Encoding.UTF8.GetChars(Gathered[row], chars.AsSpan(used));
            values[count++] = chars.AsMemory(used, length);
            used += length;
        }
        return count;
    }
}

/// <summary>Identifiers, of which only the pseudonyms are ever written.</summary>
sealed class PseudonymLakeColumn(DataField field, DomainPseudonyms pseudonyms) : TextLakeColumn(field)
{
    protected override int MostChars => Gathered.Count * Pseudonymiser.Length;

    protected override int Read(Span<ReadOnlyMemory<char>> values, char[] chars)
    {
        var count = pseudonyms.Write(Gathered, Valid, chars);
        for (var i = 0; i < count; i++) values[i] = chars.AsMemory(i * Pseudonymiser.Length, Pseudonymiser.Length);
        return count;
    }
}
