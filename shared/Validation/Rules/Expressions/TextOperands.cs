using System.Text;

namespace Pipeline.Validation;

/// <summary>Part of a text, by characters.</summary>
/// <param name="first">First character, from 1.</param>
/// <param name="count">Most characters.</param>
sealed class SubstringOperand(TextOperand operand, int first, int count, int capacity) : TextOperand
{
    readonly Field[] _fields = new Field[capacity];

    public override TextCells Evaluate(int rows)
    {
        var cells = operand.Evaluate(rows);
        for (var row = 0; row < rows; row++)
            if (cells.HasValue(row))
            {
                var text = cells[row];
                var start = Utf8Text.LengthOfFirst(text, first - 1);
                _fields[row] = new(cells.Field(row).Start + start, Utf8Text.LengthOfFirst(text[start..], count));
            }
        return new(new(cells.Buffer, _fields, 0, 1), cells.States);
    }
}

/// <summary>A text in capitals or small letters: each character by itself, as Unicode's simple case mapping has it.</summary>
sealed class CaseOperand(TextOperand operand, bool isUpper, int capacity) : TextOperand
{
    // No character of one byte becomes longer; of two or three, none needs more than three.
    const int MostGrowth = 2;
    const int DotlessI = 0x131;
    const int DottedI = 0x130;

    readonly MadeTexts _texts = new(capacity);

    public override TextCells Evaluate(int rows)
    {
        var cells = operand.Evaluate(rows);
        _texts.Begin();
        for (var row = 0; row < rows; row++)
            if (cells.HasValue(row)) _texts.Set(row, Write(cells[row], _texts.Reserve(cells[row].Length * MostGrowth)));
            else _texts.SetNull(row);
        return _texts.Cells;
    }

    int Write(ReadOnlySpan<byte> text, Span<byte> to)
    {
        if (Ascii.IsValid(text))
        {
            if (isUpper) Ascii.ToUpper(text, to, out _);
            else Ascii.ToLower(text, to, out _);
            return text.Length;
        }
        var written = 0;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var character, out var length);
            written += Map(character).EncodeToUtf8(to[written..]);
            text = text[length..];
        }
        return written;
    }

    // The invariant culture leaves these two as they are, and Unicode does not.
    Rune Map(Rune character) => (character.Value, isUpper) switch
    {
        (DotlessI, true) => new('I'),
        (DottedI, false) => new('i'),
        (_, true) => Rune.ToUpperInvariant(character),
        _ => Rune.ToLowerInvariant(character),
    };
}

/// <summary>The first of two texts that is not null.</summary>
sealed class CoalesceTextOperand(TextOperand first, TextOperand second, int capacity) : TextOperand
{
    readonly MadeTexts _texts = new(capacity);

    public override TextCells Evaluate(int rows)
    {
        var cells = first.Evaluate(rows);
        var others = second.Evaluate(rows);
        _texts.Begin();
        for (var row = 0; row < rows; row++)
            if (cells.HasValue(row)) Copy(row, cells[row]);
            else if (others.HasValue(row)) Copy(row, others[row]);
            else _texts.SetNull(row);
        return _texts.Cells;
    }

    void Copy(int row, ReadOnlySpan<byte> text)
    {
        text.CopyTo(_texts.Reserve(text.Length));
        _texts.Set(row, text.Length);
    }
}

/// <summary>Characters of a text.</summary>
sealed class LengthOperand(TextOperand operand, int capacity) : Operand<long>
{
    readonly long[] _values = new long[capacity];

    public override Cells<long> Evaluate(int rows)
    {
        var cells = operand.Evaluate(rows);
        for (var row = 0; row < rows; row++)
            if (cells.HasValue(row)) _values[row] = Utf8Text.CountChars(cells[row]);
        return new(_values, cells.States);
    }
}
