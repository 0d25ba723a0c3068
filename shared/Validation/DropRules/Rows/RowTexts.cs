namespace Pipeline.Validation;

/// <summary>Cells of text columns, one by one.</summary>
static class RowTexts
{
    public static ReadOnlySpan<byte> TextOf(this RowColumn column, int row)
    {
        var texts = column.Texts;
        var field = texts.Fields[texts.First + row * texts.Stride];
        return texts.Buffer.AsSpan(field.Start, field.Length);
    }
}
