namespace Pipeline.Validation;

/// <summary>A sheet as CSV: each of its rows is one row, blank ones too, so that row numbers are the sheet's.</summary>
sealed class SheetText : IInputStage
{
    const int Enough = 64 * 1024;

    readonly WorkbookSheet _sheet;
    readonly InputTerms _terms;
    readonly CsvText _csv;
    readonly CellText _cell;
    string?[] _dateFormats = [];
    int _width;
    long _row;
    bool _isOver;

    public SheetText(WorkbookSheet sheet, InputTerms terms, InputRemarks remarks)
    {
        (_sheet, _terms, _csv, _cell) = (sheet, terms, new(terms.Delimiter), new(terms.Decimal, remarks));
        if (sheet.Facts is { FormulasWithoutValue: > 0 and var formulas, FirstFormulaRow: var row })
            remarks.Add(InputProblemKind.FormulaWithoutValue, formulas, row);
        if (sheet.MergedCells is { Count: > 0 } merged)
            remarks.Add(InputProblemKind.MergedCells, merged.Count, merged.Min(m => m.FromRow) + 1);
    }

    public InputProblem? Problem { get; private set; }

    public ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct)
    {
        while (!_isOver && _csv.Length < Math.Min(into.Length, Enough))
        {
            ct.ThrowIfCancellationRequested();
            if (_sheet.Read(out var problem)) WriteRow();
            else (_isOver, Problem) = (true, problem);
        }
        return ValueTask.FromResult(_csv.MoveTo(into.Span));
    }

    /// <summary>As many cells as the header has, and more only where there is something in them.</summary>
    void WriteRow()
    {
        _row++;
        var cells = _sheet.Width;
        while (cells > 0 && _sheet[cells - 1] is null or "") cells--;
        if (_row == 1) TakeHeader(cells);
        if (cells > 0)
            for (var i = 0; i < Math.Max(cells, _width); i++)
                _csv.Cell(i < cells ? _cell.Of(_sheet[i], i < _dateFormats.Length ? _dateFormats[i] : null, _row) : "");
        _csv.EndRow();
    }

    void TakeHeader(int cells)
    {
        _width = cells;
        _dateFormats = new string?[cells];
        for (var i = 0; i < cells; i++)
            if (_sheet[i] is string label) _dateFormats[i] = FindDateFormat(HeaderText.Fold(label));
    }

    string? FindDateFormat(string label) =>
        _terms.Columns.FirstOrDefault(c => HeaderText.Fold(c.Name) == label || c.Aliases.Any(a => HeaderText.Fold(a) == label))?.DateFormat;
}
