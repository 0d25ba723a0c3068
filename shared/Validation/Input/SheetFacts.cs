namespace Pipeline.Validation;

/// <summary>What a sheet's XML says and the library that reads it does not.</summary>
sealed class SheetFacts
{
    public long FormulasWithoutValue { get; private set; }

    public long FirstFormulaRow { get; private set; }

    public ErrorCells Errors { get; } = new();

    public void AddFormula(long row)
    {
        if (FormulasWithoutValue++ == 0) FirstFormulaRow = row;
    }
}
